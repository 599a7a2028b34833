package io.github.cdirediscache.internal.time;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Runs a task again and again while there is something to do. Thread-safe. */
public final class Upkeep {

    private final @Nullable Scheduler scheduler;
    private final Runnable task;
    private final long periodMillis;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Future<?> running;

    /**
     * Work that is not done yet.
     *
     * @param scheduler runs the task; {@code null}: it is never run
     * @param task the task; stops this when there is nothing more to do
     * @param periodMillis the time before the first run, and between two of them
     */
    public Upkeep(@Nullable Scheduler scheduler, Runnable task, long periodMillis) {
        this.scheduler = scheduler;
        this.task = task;
        this.periodMillis = periodMillis;
    }

    /** Runs the task from now on, unless it is run already. Cheap if it is. */
    public void start() {
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

    /** Runs the task no more, until this is started again. */
    public void stop() {
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
