package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.text.Quotes;
import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Locks among the threads of this process, for a cache that has no server. */
final class LocalLocks {

    private final Map<PhysicalKey, Held> held = new ConcurrentHashMap<>();
    private final AtomicLong tokens = new AtomicLong();
    private final Time time;
    private final LockWait lockWait;

    LocalLocks(Time time, Chance chance) {
        this.time = time;
        this.lockWait = new LockWait(time, chance);
    }

    CacheLock lock(PhysicalKey id, String key, Duration lease, Duration wait) {
        LockWait.check(lease);
        return lockWait.until(wait, key, () -> tryLock(id, key, lease));
    }

    Optional<CacheLock> tryLock(PhysicalKey id, String key, Duration lease) {
        LockWait.check(lease);
        long now = time.nanos();
        Held own = new Held(id, key, tokens.incrementAndGet(), now + lease.toNanos());
        Held holder = held.compute(id, (same, other) -> other == null || other.isOver(now) ? own : other);
        return holder == own ? Optional.of(own) : Optional.empty();
    }

    private final class Held implements CacheLock {

        private final PhysicalKey place;
        private final String key;
        private final long fencingToken;
        private volatile long leasedUntil;

        Held(PhysicalKey place, String key, long fencingToken, long leasedUntil) {
            this.place = place;
            this.key = key;
            this.fencingToken = fencingToken;
            this.leasedUntil = leasedUntil;
        }

        boolean isOver(long now) {
            return now - leasedUntil >= 0;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public long fencingToken() {
            return fencingToken;
        }

        @Override
        public boolean extend(Duration lease) {
            LockWait.check(lease);
            long now = time.nanos();
            Held holder = held.computeIfPresent(place, (same, current) -> {
                if (current == this && !isOver(now)) {
                    leasedUntil = now + lease.toNanos();
                }
                return current;
            });
            return holder == this && !isOver(now);
        }

        @Override
        public void close() {
            held.remove(place, this);
        }

        @Override
        public String toString() {
            return "lock " + Quotes.quoted(key) + ", token " + fencingToken;
        }
    }
}
