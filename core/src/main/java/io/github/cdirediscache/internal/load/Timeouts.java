package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.time.Time;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * Ends waits that last too long, in the scheduler's threads. In the JDK's own thread for that, which the whole process shares,
 * anybody's code may run, and block it. Thread-safe.
 */
record Timeouts(Scheduler scheduler, Time time) {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /**
     * Completes a future if nobody else does in time. What depends on it must go on in another thread.
     *
     * @param nanos in what time; soon if zero or negative
     * @return the same future
     */
    <T> CompletableFuture<T> completeOnTimeout(CompletableFuture<T> future, T value, long nanos) {
        if (future.isDone()) {
            return future;
        }
        try {
            Future<?> timeout = scheduler.schedule(() -> future.complete(value), millis(nanos));
            var unused = future.whenComplete((done, failure) -> timeout.cancel(false));
            return future;
        } catch (RejectedExecutionException closed) {
            return time.completeOnTimeout(future, value, nanos);
        }
    }

    /** Rounded up: whoever looks at the clock then finds that the time is over. */
    static long millis(long nanos) {
        return nanos <= 0 ? 0 : (nanos - 1) / NANOS_PER_MILLI + 1;
    }
}
