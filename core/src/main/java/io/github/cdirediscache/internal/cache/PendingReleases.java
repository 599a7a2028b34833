package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.store.EntryStore;
import io.github.cdirediscache.internal.store.Scripts;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import io.github.cdirediscache.internal.wire.Reply;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Leases and locks that nobody uses any more and that Redis may still hold: their release was not delivered, or their claim
 * was not answered and may still be carried out. Releases them as soon as Redis takes that. Thread-safe.
 */
final class PendingReleases {

    /** Beyond it the oldest are left to run out. */
    private static final int LIMIT = 10_000;

    private static final int BATCH = 500;
    private static final long FIRST_MILLIS = 10;
    private static final long LAST_MILLIS = 250;

    /** A claim that is still on its way may come after the first release: tried for half a second. */
    private static final int ANSWERS_FOR_A_LOST_CLAIM = 6;

    private final EntryStore store;
    private final Scheduler scheduler;
    private final Executor workers;
    private final Map<ByteBuffer, Pending> pending = new LinkedHashMap<>();
    private final AtomicBoolean delivering = new AtomicBoolean();

    /** Until the next attempt; the deliverer's. */
    private volatile long pauseMillis;

    PendingReleases(EntryStore store, Scheduler scheduler, Executor workers) {
        this.store = store;
        this.scheduler = scheduler;
        this.workers = workers;
    }

    /** Whether a claim that failed may have been carried out, or may still be. After a lack of memory nobody knows. */
    static boolean mayHold(Throwable failure) {
        return failure instanceof NodeDownException lost ? lost.mayHaveBeenSent() : failure instanceof Error;
    }

    /** A release that did not arrive. */
    void addLease(PhysicalKey key, byte[] token) {
        add(new Pending(Scripts.RELEASE.on(key, token), token, 1));
    }

    /** A claim that was not answered. */
    void addLostClaim(PhysicalKey key, byte[] token) {
        add(new Pending(Scripts.RELEASE.on(key, token), token, ANSWERS_FOR_A_LOST_CLAIM));
    }

    /** A lock whose release did not arrive. */
    void addLock(PhysicalKey key, byte[] owner) {
        add(new Pending(Scripts.UNLOCK.on(key, owner), owner, 1));
    }

    /** An attempt to lock that was not answered. */
    void addLostLock(PhysicalKey key, byte[] owner) {
        add(new Pending(Scripts.UNLOCK.on(key, owner), owner, ANSWERS_FOR_A_LOST_CLAIM));
    }

    /** Whether a token is that of a lease that waits for its release. */
    boolean contains(byte @Nullable [] token) {
        if (token == null) {
            return false;
        }
        synchronized (pending) {
            return pending.containsKey(ByteBuffer.wrap(token));
        }
    }

    private void add(Pending lease) {
        synchronized (pending) {
            pending.put(ByteBuffer.wrap(lease.token), lease);
            if (pending.size() > LIMIT) {
                Iterator<Pending> oldest = pending.values().iterator();
                oldest.next();
                oldest.remove();
            }
        }
        if (delivering.compareAndSet(false, true)) {
            deliverIn(FIRST_MILLIS);
        }
    }

    private void deliverIn(long millis) {
        pauseMillis = millis;
        try {
            var unused = scheduler.schedule(this::start, millis);
        } catch (RejectedExecutionException closed) {
            delivering.set(false);
        } catch (RuntimeException | Error notScheduled) {
            delivering.set(false);
            throw notScheduled;
        }
    }

    /** Tries once more, in this thread, before the connections are closed. */
    void deliverNow() {
        List<Pending> batch = batch();
        if (!batch.isEmpty()) {
            deliver(batch);
        }
    }

    private void start() {
        try {
            workers.execute(this::deliver);
        } catch (RuntimeException | Error noThread) {
            deliverIn(longerPause());
        }
    }

    private long longerPause() {
        return Math.min(LAST_MILLIS, 2 * pauseMillis);
    }

    private void deliver() {
        boolean isDone = false;
        try {
            isDone = deliver(batch());
        } finally {
            delivering.set(false);
            if (!isEmpty() && delivering.compareAndSet(false, true)) {
                deliverIn(isDone ? FIRST_MILLIS : longerPause());
            }
        }
    }

    boolean isEmpty() {
        synchronized (pending) {
            return pending.isEmpty();
        }
    }

    private List<Pending> batch() {
        synchronized (pending) {
            return pending.values().stream().limit(BATCH).toList();
        }
    }

    /** Returns whether there is nothing more to do for all of them. */
    private boolean deliver(List<Pending> batch) {
        List<Reply<Boolean>> replies =
                store.sendAll(batch.stream().map(lease -> lease.release).toList());
        Set<Pending> left = new HashSet<>();
        for (int i = 0; i < batch.size(); i++) {
            Reply<Boolean> reply = replies.get(i);
            CacheException failure = reply.failure();
            boolean isDone = failure == null
                    ? batch.get(i).isDone(Boolean.TRUE.equals(reply.get()))
                    : failure instanceof RedisErrorException; // something else is stored there
            if (!isDone) {
                left.add(batch.get(i));
            }
        }
        remove(batch, left);
        return left.isEmpty();
    }

    /** What is left goes to the end: leases on a server that is away keep none on another one waiting. */
    private void remove(List<Pending> batch, Set<Pending> left) {
        synchronized (pending) {
            for (Pending lease : batch) {
                ByteBuffer token = ByteBuffer.wrap(lease.token);
                if (pending.remove(token, lease) && left.contains(lease)) {
                    pending.put(token, lease);
                }
            }
        }
    }

    /** A lease that is to be released; {@code answersLeft} is the deliverer's. */
    private static final class Pending {

        private final KeyCommand<Boolean> release;
        private final byte[] token;
        private int answersLeft;

        Pending(KeyCommand<Boolean> release, byte[] token, int answersLeft) {
            this.release = release;
            this.token = token;
            this.answersLeft = answersLeft;
        }

        /** Takes an answer into account. */
        boolean isDone(boolean isReleased) {
            answersLeft--;
            return isReleased || answersLeft <= 0;
        }
    }
}
