package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.store.Scripts;
import io.github.cdirediscache.internal.text.Quotes;
import io.github.cdirediscache.internal.wire.Arguments;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Locks in the key space of the cache. A lock's key is there for as long as the lock is held. The last fencing token is
 * remembered for all locks of a server together, in a key of its own; in a cluster, for all locks of a slot.
 */
final class Locks {

    /** Fencing tokens grow by the server's clock; the last one is remembered in case that clock goes back. */
    private static final byte[] REMEMBERED_MILLIS =
            Arguments.of(Duration.ofDays(1).toMillis());

    private final CacheContext context;
    private final KeySpace space;
    private final FenceKeys fences;
    private final LockWait lockWait;

    Locks(CacheContext context, KeySpace space) {
        this.context = context;
        this.space = space;
        this.fences =
                new FenceKeys(space, context.config.connection().topology().kind() == TopologyKind.CLUSTER);
        this.lockWait = new LockWait(context.time, context.chance);
    }

    CacheLock lock(String key, Duration lease, Duration wait) {
        LockWait.check(lease);
        return lockWait.until(wait, key, () -> tryLock(key, lease));
    }

    Optional<CacheLock> tryLock(String key, Duration lease) {
        LockWait.check(lease);
        PhysicalKey physical = space.lockKey(key);
        byte[] owner = Arguments.of(context.chance.id().toString());
        Long token;
        try {
            token = send(
                    key,
                    Scripts.LOCK.on(physical, fences.of(physical).bytes(), owner, millis(lease), REMEMBERED_MILLIS));
        } catch (CacheException | Error failure) {
            if (PendingReleases.mayHold(failure)) {
                context.releases.addLostLock(physical, owner);
            }
            throw failure;
        }
        return token == null ? Optional.empty() : Optional.of(new Held(key, physical, owner, token));
    }

    private <T> @Nullable T send(String key, KeyCommand<T> command) {
        try {
            return context.store.send(command);
        } catch (RedisErrorException otherType) {
            throw new IllegalStateException(
                    "the key of the lock " + Quotes.quoted(key) + " holds something else", otherType);
        }
    }

    private static byte[] millis(Duration lease) {
        return Arguments.of(Math.max(1, lease.toMillis()));
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
        public boolean extend(Duration lease) {
            LockWait.check(lease);
            return Boolean.TRUE.equals(send(key, Scripts.EXTEND.on(physical, owner, millis(lease))));
        }

        @Override
        public void close() {
            boolean isGone = false;
            try {
                context.store.send(Scripts.UNLOCK.on(physical, owner));
                isGone = true;
            } catch (RedisErrorException otherType) {
                // Something else is in its place.
                context.counters.failures.increment();
                isGone = true;
            } catch (CacheException unanswered) {
                context.counters.failures.increment();
            } finally {
                if (!isGone) {
                    context.releases.addLock(physical, owner);
                }
            }
        }

        @Override
        public String toString() {
            return "lock " + Quotes.quoted(key) + ", token " + fencingToken;
        }
    }
}
