package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheInterruptedException;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheLockTimeoutException;
import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waiting for a lock: no longer than a lease, asking again some thirty times a second. */
final class LockWait {

    private static final int POLL_MILLIS = 50;
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

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

    CacheLock until(Duration lease, String key, Supplier<Optional<CacheLock>> attempt) {
        check(lease);
        long deadline = time.nanos() + lease.toNanos();
        Optional<CacheLock> lock = attempt.get();
        while (lock.isEmpty()) {
            if (time.nanos() - deadline >= 0) {
                throw new CacheLockTimeoutException("the lock \"" + key + "\" was not free in " + lease, null);
            }
            pause();
            lock = attempt.get();
        }
        return lock.get();
    }

    private void pause() {
        try {
            time.sleep(chance.between(POLL_MILLIS / 2, POLL_MILLIS - 1));
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new CacheInterruptedException("interrupted while waiting for a lock", interrupt);
        }
    }
}
