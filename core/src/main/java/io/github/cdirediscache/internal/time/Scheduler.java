package io.github.cdirediscache.internal.time;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs tasks later, in threads of its own. Thread-safe. */
public interface Scheduler {

    /**
     * A scheduler on threads of the caller's.
     *
     * @param threads run the tasks; shutting them down closes the scheduler
     * @return the scheduler
     */
    static Scheduler of(ScheduledExecutorService threads) {
        return new ThreadScheduler(threads);
    }

    /**
     * The same times for tasks that may block.
     *
     * @param executor runs the tasks; a repeated one is left out while it still runs
     * @return the scheduler
     */
    default Scheduler in(Executor executor) {
        return new WorkScheduler(this, executor);
    }

    /**
     * Runs a task once.
     *
     * @param task the task; must not block for long
     * @param delayMillis after what time
     * @return cancels the task
     * @throws RejectedExecutionException if the scheduler is closed
     */
    Future<?> schedule(Runnable task, long delayMillis);

    /**
     * Runs a task again and again, until it is cancelled or throws.
     *
     * @param task the task; must not block for long
     * @param periodMillis the time before the first run, and between the end of one and the begin of the next; at least 1
     * @return cancels the task
     * @throws RejectedExecutionException if the scheduler is closed
     */
    Future<?> repeat(Runnable task, long periodMillis);

    /**
     * Whether tasks are refused.
     *
     * @return whether the scheduler is closed
     */
    boolean isClosed();
}

/** Tasks on an executor of the JDK. */
final class ThreadScheduler implements Scheduler {

    private final ScheduledExecutorService threads;

    ThreadScheduler(ScheduledExecutorService threads) {
        this.threads = threads;
    }

    @Override
    public Future<?> schedule(Runnable task, long delayMillis) {
        return threads.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public Future<?> repeat(Runnable task, long periodMillis) {
        return threads.scheduleWithFixedDelay(task, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isClosed() {
        return threads.isShutdown();
    }
}
