package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What made entries of one cache outdated on a shard lately, as far as the shard accepted it. It is kept for at least as
 * long as a window and at most for two of them, counted back from the last change: as long as nothing is accepted, nothing
 * is forgotten. So changes that a master took just before it died are there however late another one takes over.
 *
 * <p>A window keeps as much as {@link PendingInvalidations} does; beyond it, it stands for the whole cache. Thread-safe: a
 * change takes no lock unless a window ends.
 */
final class RecentChanges {

    /** Sentinels wait for 30 s by default before they replace a master, and a cluster for 15 s. */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final KeySelection wholeCache;
    private final int limit;
    private final long limitOfBytes;
    private final long windowNanos;
    private final LongSupplier nanoTime;
    private volatile Windows windows;

    /** Of the last change, in nanoTime; only if there was one. */
    private volatile long changedAt;

    private volatile boolean hasChanged;

    /** Of the last failure, in nanoTime; only if there was one. */
    private volatile long failedAt;

    private volatile boolean hasFailed;

    private volatile Runnable listener = () -> {};

    RecentChanges(KeySelection wholeCache, int limit, Duration window, LongSupplier nanoTime) {
        this.wholeCache = wholeCache;
        this.limit = limit;
        this.limitOfBytes = PendingInvalidations.limitOfBytes(limit);
        this.windowNanos = window.toNanos();
        this.nanoTime = nanoTime;
        this.windows = new Windows(new Window(nanoTime.getAsLong()), new Window(nanoTime.getAsLong()));
    }

    /**
     * Sets who is told of each change, after it counts as recent.
     *
     * @param told is called often, by many threads at once
     */
    void tell(Runnable told) {
        listener = told;
    }

    /**
     * A key was changed.
     *
     * @param failovers the shard's number before the change was sent
     */
    void add(PhysicalKey key, int failovers) {
        Windows seen;
        do {
            seen = windows();
            seen.current.add(key, failovers);
        } while (seen != windows);
    }

    /** Keys were removed. */
    void add(KeySelection selection, int failovers) {
        Windows seen;
        do {
            seen = windows();
            seen.current.add(selection, failovers);
        } while (seen != windows);
    }

    /**
     * A server of the shard failed. What others accept meanwhile does not displace what it accepted before: another one
     * may take its place later than a window.
     */
    void failed() {
        failedAt = nanoTime.getAsLong();
        hasFailed = true;
    }

    /** Whether a master that has accepted one of them lately may still be replaced by another one. */
    boolean areRecent() {
        return hasChanged && nanoTime.getAsLong() - changedAt < windowNanos + LINGER_NANOS;
    }

    private Windows windows() {
        Windows seen = windows;
        long now = nanoTime.getAsLong();
        changedAt = now;
        hasChanged = true;
        listener.run();
        boolean isOver = now - seen.current.begin >= windowNanos;
        return isOver && !(hasFailed && now - failedAt < windowNanos) ? next(seen) : seen;
    }

    private synchronized Windows next(Windows seen) {
        if (windows == seen) {
            windows = new Windows(new Window(nanoTime.getAsLong()), seen.current);
        }
        return windows;
    }

    /**
     * Makes all of it pending that was accepted by other masters than the present ones, and not by these since. Returns
     * whether that was too much for one of the limits.
     *
     * @param failovers the shard's number now
     */
    boolean addTo(PendingInvalidations pending, int failovers) {
        Windows seen = windows;
        boolean overflow = seen.previous.addTo(pending, failovers, seen.current);
        return seen.current.addTo(pending, failovers, seen.current) || overflow;
    }

    private record Windows(Window current, Window previous) {}

    /** What was accepted during a time. */
    private final class Window {

        private final long begin;
        /** With the number of failovers under which each was accepted last. */
        private final Map<PhysicalKey, Integer> keys = new ConcurrentHashMap<>();

        private final Map<KeySelection, Integer> selections = new ConcurrentHashMap<>();
        private final AtomicInteger size = new AtomicInteger();
        private final AtomicLong bytes = new AtomicLong();
        private volatile boolean everything;

        Window(long begin) {
            this.begin = begin;
        }

        void add(PhysicalKey key, int failovers) {
            if (!everything && note(keys, key, failovers)) {
                added(key.bytes().length);
            }
        }

        void add(KeySelection selection, int failovers) {
            if (!everything && note(selections, selection, failovers)) {
                added(selection.pattern().bytes().length);
            }
        }

        /** Whether it is new. */
        private static <T> boolean note(Map<T, Integer> noted, T what, int failovers) {
            Integer before = noted.putIfAbsent(what, failovers);
            if (before != null && before < failovers) {
                noted.merge(what, failovers, Math::max);
            }
            return before == null;
        }

        private void added(int length) {
            boolean isTooMuch = size.incrementAndGet() > limit || bytes.addAndGet(length) > limitOfBytes;
            if (isTooMuch) {
                everything = true;
            }
            if (everything) {
                keys.clear();
                selections.clear();
            }
        }

        boolean addTo(PendingInvalidations pending, int failovers, Window later) {
            boolean overflow = false;
            for (PhysicalKey key : keys.keySet()) {
                overflow |= isBefore(failovers, later.keys.getOrDefault(key, keys.get(key))) && pending.addKey(key);
            }
            for (KeySelection selection : selections.keySet()) {
                overflow |= isBefore(failovers, later.selections.getOrDefault(selection, selections.get(selection)))
                        && pending.add(selection);
            }
            // Last: what became everything meanwhile is no longer in the sets.
            if (everything) {
                pending.add(wholeCache);
            }
            return overflow || everything;
        }

        /** Also true if it has just been dropped, as too many. */
        private static boolean isBefore(int failovers, @Nullable Integer accepted) {
            return accepted == null || accepted != failovers;
        }
    }
}
