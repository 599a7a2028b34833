package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.time.Time;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the processes of a test share: entries by the rules of claim.lua, store.lua, release.lua and renew.lua. */
final class Entries {

    private static final long NO_LEASE = Long.MIN_VALUE;

    private final Map<String, Entry> entries = new HashMap<>();
    private final Time time;

    Entries(Time time) {
        this.time = time;
    }

    /** An entry as a read sees it; a placeholder has neither a value nor a failure. */
    record Entry(Kind kind, String content, long softExpiry, long expiry, byte[] token, long leasedUntil) {

        enum Kind {
            VALUE,
            FAILURE,
            PLACEHOLDER
        }

        boolean isLeasedBy(byte[] other) {
            return token != null && Arrays.equals(token, other);
        }

        boolean isHeldAt(long millis) {
            return token != null && leasedUntil > millis;
        }

        private Entry leased(byte[] by, long until) {
            return new Entry(kind, content, softExpiry, Math.max(expiry, until), by, until);
        }
    }

    /** What a claim was answered, and the entry that may be served. */
    record Answer(State state, Optional<Entry> entry) {

        enum State {
            FOUND,
            GRANTED,
            HELD
        }
    }

    synchronized Optional<Entry> read(String key) {
        entries.computeIfPresent(key, (same, entry) -> time.millis() >= entry.expiry ? null : entry);
        return Optional.ofNullable(entries.get(key));
    }

    synchronized Answer claim(String key, byte[] token, long lease, long staleFor, boolean early) {
        Optional<Entry> found = read(key);
        long now = time.millis();
        boolean isFresh = found.isPresent() && isFresh(found.get(), now);
        if (isFresh && !early) {
            return new Answer(Answer.State.FOUND, found);
        }
        Optional<Entry> usable = found.filter(
                entry -> entry.kind != Entry.Kind.PLACEHOLDER && (isFresh || now < entry.softExpiry + staleFor));
        if (found.isPresent() && found.get().isHeldAt(now) && !found.get().isLeasedBy(token)) {
            return new Answer(Answer.State.HELD, usable);
        }
        Entry claimed = usable.orElse(new Entry(Entry.Kind.PLACEHOLDER, null, 0, 0, null, NO_LEASE));
        entries.put(key, claimed.leased(token, now + lease));
        return new Answer(Answer.State.GRANTED, usable);
    }

    private static boolean isFresh(Entry entry, long now) {
        return entry.kind != Entry.Kind.PLACEHOLDER && now < entry.softExpiry;
    }

    synchronized boolean store(
            String key, byte[] token, Entry.Kind kind, String content, long timeToLive, long staleFor) {
        if (!isLeasedBy(key, token)) {
            return false;
        }
        write(key, kind, content, timeToLive, staleFor);
        return true;
    }

    synchronized void release(String key, byte[] token) {
        if (isLeasedBy(key, token)) {
            entries.computeIfPresent(
                    key,
                    (same, entry) -> entry.kind == Entry.Kind.PLACEHOLDER
                            ? null
                            : new Entry(entry.kind, entry.content, entry.softExpiry, entry.expiry, null, NO_LEASE));
        }
    }

    synchronized boolean renew(String key, byte[] token, long lease) {
        if (!isLeasedBy(key, token)) {
            return false;
        }
        entries.computeIfPresent(key, (same, entry) -> entry.leased(token, time.millis() + lease));
        return true;
    }

    private boolean isLeasedBy(String key, byte[] token) {
        return read(key).filter(entry -> entry.isLeasedBy(token)).isPresent();
    }

    synchronized void put(String key, String value, long timeToLive, long staleFor) {
        write(key, Entry.Kind.VALUE, value, timeToLive, staleFor);
    }

    private void write(String key, Entry.Kind kind, String content, long timeToLive, long staleFor) {
        long soft = time.millis() + timeToLive;
        entries.put(key, new Entry(kind, content, soft, soft + staleFor, null, NO_LEASE));
    }

    synchronized void invalidate(String key) {
        entries.remove(key);
    }

    /** The fresh value of a key. */
    synchronized Optional<String> value(String key) {
        return read(key)
                .filter(entry -> entry.kind == Entry.Kind.VALUE && isFresh(entry, time.millis()))
                .map(Entry::content);
    }

    /** Whether somebody holds a lease of a key. */
    synchronized boolean isHeld(String key) {
        return read(key).filter(entry -> entry.isHeldAt(time.millis())).isPresent();
    }

    /** How many keys are held. */
    synchronized long held() {
        return Map.copyOf(entries).keySet().stream().filter(this::isHeld).count();
    }
}
