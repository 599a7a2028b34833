package io.github.cdirediscache.internal.time;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The two clocks, and everything that waits for one of them. Thread-safe. */
public interface Time {

    /**
     * The time of this machine.
     *
     * @return the system's time
     */
    static Time system() {
        return new SystemTime(Clock.systemUTC());
    }

    /**
     * The time of this machine with another wall clock. Waiting does not depend on that clock.
     *
     * @param wallClock what {@link #millis()} reads
     * @return the system's time, apart from the wall clock
     */
    static Time of(Clock wallClock) {
        return new SystemTime(wallClock);
    }

    /**
     * The wall clock, for times that other processes read.
     *
     * @return milliseconds since 1970
     */
    long millis();

    /**
     * The clock for elapsed time, as {@link System#nanoTime()}. Only differences mean something.
     *
     * @return nanoseconds since an arbitrary moment
     */
    long nanos();

    /**
     * Blocks the calling thread.
     *
     * @param millis for how long
     * @throws InterruptedException if the thread is interrupted
     */
    void sleep(long millis) throws InterruptedException;

    /**
     * Blocks the calling thread until a future completes.
     *
     * @param future the future
     * @param nanos for how long at most; does not wait if zero or negative
     * @param <T> the type of the result
     * @return the result
     * @throws InterruptedException if the thread is interrupted
     * @throws ExecutionException if the future failed
     * @throws TimeoutException if the future has not completed in that time
     */
    <T extends @Nullable Object> T await(CompletableFuture<T> future, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException;

    /**
     * Completes a future if nobody else does in time. No thread waits.
     *
     * @param future the future
     * @param value what to complete it with
     * @param nanos in what time; at once if zero or negative
     * @param <T> the type of the value
     * @return the same future
     */
    <T extends @Nullable Object> CompletableFuture<T> completeOnTimeout(
            CompletableFuture<T> future, T value, long nanos);
}

/** The clocks of this machine. */
final class SystemTime implements Time {

    private final Clock wallClock;

    SystemTime(Clock wallClock) {
        this.wallClock = wallClock;
    }

    @Override
    public long millis() {
        return wallClock.millis();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void sleep(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    @Override
    public <T extends @Nullable Object> T await(CompletableFuture<T> future, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> completeOnTimeout(
            CompletableFuture<T> future, T value, long nanos) {
        return future.completeOnTimeout(value, nanos, TimeUnit.NANOSECONDS);
    }
}
