package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.internal.connection.RedisErrorException;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.key.KeySpace;
import java.time.Duration;
import java.util.Optional;

/** Locks beside the cache's values. */
final class Locks {

    /** Fencing tokens grow by the server's clock; the last one is remembered for a day in case that clock goes back. */
    private static final byte[] REMEMBERED_MILLIS = Args.of(Duration.ofDays(1).toMillis());

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
        byte[] physical = space.lockKey(key);
        byte[] owner = Args.of(context.chance.id().toString());
        Object token;
        try {
            token = context.servers
                    .of(physical)
                    .send(Request.run(
                            Scripts.LOCK, physical, owner, Args.of(Math.max(1, lease.toMillis())), REMEMBERED_MILLIS));
        } catch (RedisErrorException otherType) {
            throw new IllegalStateException("the key of the lock \"" + key + "\" holds something else", otherType);
        }
        return token == null ? Optional.empty() : Optional.of(new Held(key, physical, owner, Reads.number(token)));
    }

    private void unlock(byte[] physical, byte[] owner) {
        try {
            context.servers.of(physical).send(Request.run(Scripts.UNLOCK, physical, owner));
        } catch (CacheException unanswered) {
            // The lock's lease frees it.
            context.counters.failures.increment();
        }
    }

    private final class Held implements CacheLock {

        private final String key;
        private final byte[] physical;
        private final byte[] owner;
        private final long fencingToken;

        Held(String key, byte[] physical, byte[] owner, long fencingToken) {
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
