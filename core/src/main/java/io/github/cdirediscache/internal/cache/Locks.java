package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.store.Scripts;
import io.github.cdirediscache.internal.wire.Arguments;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import java.time.Duration;
import java.util.Optional;

/** Locks in the key space of the cache. */
final class Locks {

    /** Fencing tokens grow by the server's clock; the last one is remembered for a day in case that clock goes back. */
    private static final byte[] REMEMBERED_MILLIS =
            Arguments.of(Duration.ofDays(1).toMillis());

    private final CacheContext context;
    private final KeySpace space;
    private final LockWait lockWait;

    Locks(CacheContext context, KeySpace space) {
        this.context = context;
        this.space = space;
        this.lockWait = new LockWait(context.time, context.chance);
    }

    CacheLock lock(String key, Duration lease) {
        return lockWait.until(lease, key, () -> tryLock(key, lease));
    }

    Optional<CacheLock> tryLock(String key, Duration lease) {
        LockWait.check(lease);
        PhysicalKey physical = space.lockKey(key);
        byte[] owner = Arguments.of(context.chance.id().toString());
        Long token;
        try {
            token = context.store.send(
                    Scripts.LOCK.on(physical, owner, Arguments.of(Math.max(1, lease.toMillis())), REMEMBERED_MILLIS));
        } catch (RedisErrorException otherType) {
            throw new IllegalStateException("the key of the lock \"" + key + "\" holds something else", otherType);
        }
        return token == null ? Optional.empty() : Optional.of(new Held(key, physical, owner, token));
    }

    private void unlock(PhysicalKey physical, byte[] owner) {
        try {
            context.store.send(Scripts.UNLOCK.on(physical, owner));
        } catch (CacheException unanswered) {
            // The lock's lease frees it.
            context.counters.failures.increment();
        }
    }

    private final class Held implements CacheLock {

        private final String key;
        private final PhysicalKey physical;
        private final byte[] owner;
        private final long fencingToken;

        Held(String key, PhysicalKey physical, byte[] owner, long fencingToken) {
            this.key = key;
            this.physical = physical;
            this.owner = owner;
            this.fencingToken = fencingToken;
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
        public void close() {
            unlock(physical, owner);
        }

        @Override
        public String toString() {
            return "lock \"" + key + "\", token " + fencingToken;
        }
    }
}
