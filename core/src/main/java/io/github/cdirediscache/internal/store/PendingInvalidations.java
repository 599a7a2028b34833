package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invalidations of one cache that a shard has not accepted yet. At most a limit of them are kept, of {@value
 * #BYTES_OF_ONE} bytes each on average; beyond it the whole cache is cleared on that shard. Thread-safe; what concerns a key
 * is found without a lock.
 */
final class PendingInvalidations {

    /** What a key or pattern may take of memory on average: Redis allows 512 MB. */
    static final int BYTES_OF_ONE = 1024;

    /** What one pipeline takes. */
    private static final int FEW = 500;

    /** So that a single long key is no reason to clear the cache. */
    private static final long LEAST_BYTES = 65_536;

    private final KeySelection wholeCache;
    private final int limit;
    private final long limitOfBytes;

    /** Replaced under the lock; batches are added to under the lock. */
    private volatile State state;

    private volatile int size;

    PendingInvalidations(KeySelection wholeCache, int limit) {
        this.wholeCache = wholeCache;
        this.limit = limit;
        this.limitOfBytes = limitOfBytes(limit);
        this.state = new State(InvalidationBatch.empty(wholeCache), null);
    }

    /** How many bytes of keys and patterns so many may have. */
    static long limitOfBytes(int limit) {
        return Math.max(LEAST_BYTES, (long) limit * BYTES_OF_ONE);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Whether delivering them takes hardly longer than any other call: no keys are searched, and there is one pipeline. */
    boolean isQuick() {
        return size <= FEW && state.queued.sweeps().isEmpty();
    }

    int limit() {
        return limit;
    }

    /** Whether one of them is about a key. Also true if there are so many patterns that finding out would take too long. */
    boolean concerns(PhysicalKey key) {
        return state.concerns(key);
    }

    /** Whether one of them is about a key, and will be sent after this. */
    boolean isQueued(PhysicalKey key) {
        return state.queued.concerns(key);
    }

    /** Keeps the invalidation of a key. Returns whether the limit was passed by it. */
    synchronized boolean addKey(PhysicalKey key) {
        state.queued.addKey(key);
        return added();
    }

    /** Keeps the invalidation of several keys. Returns whether the limit was passed by it. */
    synchronized boolean add(KeySelection selection) {
        if (selection.equals(wholeCache)) {
            state = new State(InvalidationBatch.everything(wholeCache), state.onItsWay);
        } else {
            state.queued.add(selection);
        }
        return added();
    }

    /** Too many are one: clear everything. Returns whether that is new. */
    private boolean added() {
        boolean overflow =
                !state.queued.isEverything() && (state.size() > limit || state.queued.bytes() > limitOfBytes);
        if (overflow) {
            state = new State(InvalidationBatch.everything(wholeCache), state.onItsWay);
        }
        size = state.size();
        return overflow && !state.isEverythingOnItsWay();
    }

    /**
     * Sends them to the shard. Not for two threads at once. Those that it does not accept are kept.
     *
     * @throws CacheUnavailableException if it does not take all of them
     */
    void deliver(EntryStore shard) {
        while (!isEmpty()) {
            InvalidationBatch batch = take();
            InvalidationBatch left = batch;
            List<CacheUnavailableException> failures = new ArrayList<>();
            try {
                left = send(shard, batch, failures);
            } finally {
                end(left);
            }
            if (left.size() > 0) {
                throw new CacheUnavailableException(
                        left.size() + " invalidations are not accepted by " + shard,
                        failures.isEmpty() ? null : failures.get(0));
            }
        }
    }

    /** Returns what was not taken, if some was. */
    private static InvalidationBatch send(
            EntryStore shard, InvalidationBatch batch, List<CacheUnavailableException> failures) {
        List<PhysicalKey> left = removeKeys(shard, batch.keys());
        batch.sweeps()
                .forEach(selection -> failures.addAll(shard.remove(selection).failures()));
        return batch.left(!failures.isEmpty(), left);
    }

    /** One by one, since of a cluster some may be taken and others not. Returns those that were not. */
    private static List<PhysicalKey> removeKeys(EntryStore shard, List<PhysicalKey> all) {
        List<PhysicalKey> left = new ArrayList<>();
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
     * What is being sent is no longer queued: if the same is added meanwhile, it must be delivered again. Readers see it in
     * one of the two batches at any time, since both are replaced at once.
     */
    private synchronized InvalidationBatch take() {
        InvalidationBatch batch = state.queued;
        state = new State(InvalidationBatch.empty(wholeCache), batch);
        return batch;
    }

    private synchronized void end(InvalidationBatch left) {
        state = new State(both(left, state.queued), null);
        added();
    }

    private InvalidationBatch both(InvalidationBatch left, InvalidationBatch queued) {
        if (left.size() == 0 || queued.isEverything()) {
            return queued;
        }
        if (!left.isEverything()) {
            left.addAll(queued);
        }
        return left;
    }

    private record State(InvalidationBatch queued, @Nullable InvalidationBatch onItsWay) {

        boolean concerns(PhysicalKey key) {
            return queued.concerns(key) || (onItsWay != null && onItsWay.concerns(key));
        }

        boolean isEverythingOnItsWay() {
            return onItsWay != null && onItsWay.isEverything();
        }

        int size() {
            return queued.size() + (onItsWay == null ? 0 : onItsWay.size());
        }
    }
}
