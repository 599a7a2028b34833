package io.github.cdirediscache.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asks servers again and again until they have come to where they should be. */
final class Waiting {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private Waiting() {}

    /**
     * Returns when the condition holds. A server that does not answer, or with an error, is asked again.
     *
     * @param state what is waited for, as in "waited 30 s until ..."
     * @throws RedisServerException if it takes too long, or if the thread is interrupted, which it stays
     */
    static void until(String state, BooleanSupplier condition) {
        long start = System.nanoTime();
        RedisServerException last = null;
        while (true) {
            try {
                if (condition.getAsBoolean()) {
                    return;
                }
                last = null;
            } catch (RedisServerException e) {
                last = e;
            }
            pause(state, start, last);
        }
    }

    private static void pause(String state, long start, @Nullable RedisServerException last) {
        if (System.nanoTime() - start > LIMIT.toNanos()) {
            throw new RedisServerException("waited " + LIMIT.toSeconds() + " s until " + state, last);
        }
        LockSupport.parkNanos(BETWEEN.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new RedisServerException("interrupted while waiting until " + state, last);
        }
    }
}
