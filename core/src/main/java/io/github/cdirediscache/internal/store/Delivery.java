package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.log.CacheLog;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.wire.NodeDownException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Retries the pending invalidations of a shard until it accepts them, in a thread of its own: the scheduler's threads never wait
 * for Redis.
 */
final class Delivery {

    /** Short at first, since keys are blocked until the delivery; longer later, to spare a server that stays away. */
    private static final long FIRST_MILLIS = 10;

    private static final long LAST_MILLIS = 250;

    /** How long a call waits for another one that is just delivering. */
    private static final long PATIENCE_MILLIS = 250;

    private final EntryStore shard;
    private final PendingInvalidations pending;
    private final Scheduler scheduler;
    private final Executor executor;
    private final CacheLog log;
    private final AtomicBoolean delivering = new AtomicBoolean();

    /** Held by whoever delivers: one thread at a time. */
    private final ReentrantLock deliverer = new ReentrantLock();

    /** Whether that is a caller, which does not take long. */
    private volatile boolean isInCall;

    /** Until the next attempt; the deliverer's. */
    private volatile long pauseMillis;

    Delivery(EntryStore shard, PendingInvalidations pending, Scheduler scheduler, Executor executor, CacheLog log) {
        this.shard = shard;
        this.pending = pending;
        this.scheduler = scheduler;
        this.executor = executor;
        this.log = log;
    }

    /** The failure of a command for an entry whose invalidation is pending. */
    CacheUnavailableException blocked() {
        String reason = scheduler.isClosed()
                ? "the cache manager is closed, and an invalidation of this was not delivered to "
                : "an invalidation of this waits to be delivered to ";
        return new CacheUnavailableException(reason + shard, null);
    }

    /** The failure of a command during which the master was replaced again and again. It may have been carried out. */
    CacheUnavailableException overtaken() {
        return new NodeDownException("the master of " + shard + " was replaced during the command", null);
    }

    /** Starts the delivery if it is not running. */
    void kept(boolean overflow, CacheException cause) {
        boolean isNew = delivering.compareAndSet(false, true);
        if (isNew) {
            deliverIn(FIRST_MILLIS);
        }
        if (overflow) {
            log.invalidationsOverflow(shard.toString(), pending.limit());
        }
        if (isNew && !scheduler.isClosed()) {
            log.invalidationsPending(shard.toString(), cause);
        }
    }

    /**
     * Delivers in the caller's thread, if that does not take long; in the background what is left. So a failover seldom
     * lets a call fail that would not fail without this.
     */
    void now(boolean overflow, CacheException cause) {
        if (pending.isEmpty()) {
            return;
        }
        if (pending.isQuick() && !scheduler.isClosed() && deliverer.tryLock()) {
            isInCall = true;
            try {
                pending.deliver(shard);
            } catch (CacheUnavailableException notYet) {
                // Delivered in the background.
            } finally {
                isInCall = false;
                deliverer.unlock();
                keptIfLeft(overflow, cause);
            }
        } else {
            awaitCall();
            keptIfLeft(overflow, cause);
        }
    }

    private void keptIfLeft(boolean overflow, CacheException cause) {
        if (!pending.isEmpty()) {
            kept(overflow, cause);
        }
    }

    /** If a caller is just delivering, waits for it a moment. */
    void awaitCall() {
        try {
            if (isInCall && deliverer.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                deliverer.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliverIn(long millis) {
        pauseMillis = millis;
        try {
            var unused = scheduler.schedule(this::start, millis);
        } catch (RejectedExecutionException closed) {
            delivering.set(false);
            log.changeAfterClose(shard.toString());
        } catch (RuntimeException | Error notScheduled) {
            delivering.set(false);
            throw notScheduled;
        }
    }

    private void start() {
        try {
            executor.execute(this::deliver);
        } catch (RuntimeException | Error noThread) {
            deliverIn(longerPause());
        }
    }

    private long longerPause() {
        return Math.min(LAST_MILLIS, 2 * pauseMillis);
    }

    private void deliver() {
        deliverer.lock();
        try {
            pending.deliver(shard);
        } catch (RuntimeException | Error notYet) {
            deliverIn(longerPause());
            return;
        } finally {
            deliverer.unlock();
        }
        delivering.set(false);
        if (!pending.isEmpty() && delivering.compareAndSet(false, true)) {
            deliverIn(FIRST_MILLIS);
        }
        log.invalidationsDelivered(shard.toString());
    }
}
