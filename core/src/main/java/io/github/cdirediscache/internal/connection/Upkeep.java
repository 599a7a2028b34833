package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.time.Scheduler;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Runs a task again and again while there is something to do. Thread-safe. */
final class Upkeep {

    private final @Nullable Scheduler scheduler;
    private final Runnable task;
    private final long periodMillis;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Future<?> running;

    /** Work that is not done yet; never, without a scheduler. */
    Upkeep(@Nullable Scheduler scheduler, Runnable task, long periodMillis) {
        this.scheduler = scheduler;
        this.task = task;
        this.periodMillis = periodMillis;
    }

    void start() {
        if (scheduler == null || running != null) {
            return;
        }
        lock.lock();
        try {
            if (running == null) {
                running = scheduler.repeat(task, periodMillis);
            }
        } catch (RejectedExecutionException closed) {
            // The manager is being closed, and closes what there is.
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            Future<?> stopped = running;
            if (stopped != null) {
                stopped.cancel(false);
                running = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
