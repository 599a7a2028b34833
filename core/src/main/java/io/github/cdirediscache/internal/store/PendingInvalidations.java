package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Invalidations of one cache that a shard has not accepted yet. At most a limit of them are kept, of {@value
 * #BYTES_OF_ONE} bytes each on average; beyond it the whole cache is cleared on that shard. Thread-safe.
 */
final class PendingInvalidations {

    /** What a key or pattern may take of memory on average: Redis allows 512 MB. */
    static final int BYTES_OF_ONE = 1024;

    /** So that a single long key is no reason to clear the cache. */
    private static final long LEAST_BYTES = 65_536;

    private final KeySelection wholeCache;
    private final int limit;
    private final long limitOfBytes;
    private final Set<PhysicalKey> keys = new LinkedHashSet<>();
    private final Set<KeySelection> selections = new LinkedHashSet<>();
    private boolean everything;

    /** Of keys and patterns, without those on their way. */
    private long bytes;

    private @Nullable Kept onTheirWay;
    private volatile int size;

    PendingInvalidations(KeySelection wholeCache, int limit) {
        this.wholeCache = wholeCache;
        this.limit = limit;
        this.limitOfBytes = Math.max(LEAST_BYTES, (long) limit * BYTES_OF_ONE);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    int limit() {
        return limit;
    }

    /** Whether one of them is about a key. */
    synchronized boolean concerns(PhysicalKey key) {
        return concerns(key, everything, keys, selections)
                || (onTheirWay != null && concerns(key, onTheirWay.everything, onTheirWay.keys, onTheirWay.selections));
    }

    private boolean concerns(
            PhysicalKey key, boolean all, Set<PhysicalKey> ofKeys, Collection<KeySelection> ofSelections) {
        return (all && wholeCache.contains(key))
                || ofKeys.contains(key)
                || ofSelections.stream().anyMatch(selection -> selection.contains(key));
    }

    /** Keeps the invalidation of a key. Returns whether the limit was passed by it. */
    synchronized boolean addKey(PhysicalKey key) {
        addAll(Set.of(key), List.of());
        return added();
    }

    /** Keeps the invalidation of several keys. Returns whether the limit was passed by it. */
    synchronized boolean add(KeySelection selection) {
        addAll(Set.of(), List.of(selection));
        return added();
    }

    private void addAll(Collection<PhysicalKey> moreKeys, Collection<KeySelection> moreSelections) {
        for (PhysicalKey key : moreKeys) {
            bytes += keys.add(key) ? key.bytes().length : 0;
        }
        for (KeySelection selection : moreSelections) {
            bytes += selections.add(selection) ? selection.pattern().bytes().length : 0;
        }
    }

    private void removeAll() {
        keys.clear();
        selections.clear();
        bytes = 0;
    }

    private boolean added() {
        boolean overflow = isOverflow();
        count();
        return overflow;
    }

    /**
     * Sends them to the shard. Those that it does not accept are kept.
     *
     * @throws CacheUnavailableException if it does not take all of them
     */
    void deliver(EntryStore shard) {
        while (!isEmpty()) {
            Kept batch = take();
            Kept left = batch;
            try {
                left = send(shard, batch);
            } finally {
                end(left);
            }
            if (left.size() > 0) {
                throw new CacheUnavailableException(left.size() + " keys can not be removed from " + shard, null);
            }
        }
    }

    /** Returns what was not taken, if some was. */
    private Kept send(EntryStore shard, Kept batch) {
        if (batch.everything) {
            remove(shard, wholeCache);
        }
        Set<PhysicalKey> left = removeKeys(shard, List.copyOf(batch.keys));
        batch.selections.forEach(selection -> remove(shard, selection));
        return new Kept(false, left, List.of());
    }

    private static void remove(EntryStore shard, KeySelection selection) {
        List<CacheUnavailableException> failures = shard.remove(selection).failures();
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** One by one, since of a cluster some may be taken and others not. Returns those that were not. */
    private static Set<PhysicalKey> removeKeys(EntryStore shard, List<PhysicalKey> all) {
        Set<PhysicalKey> left = new LinkedHashSet<>();
        List<Reply<Long>> replies =
                shard.sendAll(all.stream().map(KeyCommand::unlink).toList());
        for (int i = 0; i < all.size(); i++) {
            if (replies.get(i).failure() != null) {
                left.add(all.get(i));
            }
        }
        return left;
    }

    /**
     * Invalidations that are being sent are no longer in the sets: if the same one is added meanwhile, it must be
     * delivered again.
     */
    private synchronized Kept take() {
        Kept batch = new Kept(everything, new LinkedHashSet<>(keys), List.copyOf(selections));
        everything = false;
        removeAll();
        onTheirWay = batch;
        count();
        return batch;
    }

    private synchronized void end(Kept left) {
        onTheirWay = null;
        everything |= left.everything;
        addAll(left.keys, left.selections);
        isOverflow();
        count();
    }

    /** Too many are one: clear everything. */
    private boolean isOverflow() {
        boolean isTooMuch = all() > limit || bytes > limitOfBytes;
        boolean overflow = !everything && isTooMuch;
        everything |= overflow;
        if (everything) {
            removeAll();
        }
        return overflow;
    }

    private void count() {
        size = all() + (everything ? 1 : 0);
    }

    private int all() {
        return keys.size() + selections.size() + (onTheirWay == null ? 0 : onTheirWay.size());
    }

    private record Kept(boolean everything, Set<PhysicalKey> keys, List<KeySelection> selections) {

        int size() {
            return (everything ? 1 : 0) + keys.size() + selections.size();
        }
    }
}
