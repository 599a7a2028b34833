package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheInterruptedException;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheLockTimeoutException;
import io.github.cdirediscache.internal.text.Quotes;
import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waiting for a lock, asking again some thirty times a second. */
final class LockWait {

    private static final int POLL_MILLIS = 50;
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Time time;
    private final Chance chance;

    LockWait(Time time, Chance chance) {
        this.time = time;
        this.chance = chance;
    }

    static void check(Duration lease) {
        if (lease.isNegative() || lease.isZero() || lease.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("lease must be positive and at most " + LONGEST + ", was " + lease);
        }
    }

    /** Asks until there is a lock, or the wait is over. */
    CacheLock until(Duration wait, String key, Supplier<Optional<CacheLock>> attempt) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("wait must not be negative, was " + wait);
        }
        long deadline = time.nanos() + (wait.compareTo(LONGEST) > 0 ? LONGEST : wait).toNanos();
        Optional<CacheLock> lock = attempt.get();
        while (lock.isEmpty()) {
            long left = deadline - time.nanos();
            if (left <= 0) {
                throw new CacheLockTimeoutException(
                        "the lock " + Quotes.quoted(key) + " was not free in " + wait, null);
            }
            pause(left);
            lock = attempt.get();
        }
        return lock.get();
    }

    /** The last pause ends with the wait. */
    private void pause(long nanosLeft) {
        long millis = chance.between(POLL_MILLIS / 2, POLL_MILLIS - 1);
        try {
            time.sleep(Math.min(millis, nanosLeft / NANOS_PER_MILLI + 1));
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new CacheInterruptedException("interrupted while waiting for a lock", interrupt);
        }
    }
}
