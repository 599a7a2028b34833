package io.github.cdirediscache.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.time.FakeChance;
import io.github.cdirediscache.internal.time.FakeTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Locks of a cache that has no server. */
class LocalLocksTest {

    private static final Duration LEASE = Duration.ofSeconds(1);

    private final FakeTime time = new FakeTime();
    private final LocalLocks locks = new LocalLocks(time, new FakeChance());

    private static PhysicalKey id(String key) {
        return new PhysicalKey(key.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<CacheLock> tryLock(String key) {
        return locks.tryLock(id(key), key, LEASE);
    }

    @Test
    void tryLock_held_isEmptyUntilItIsClosed() {
        CacheLock first = tryLock("k").orElseThrow();
        assertThat(tryLock("k")).isEmpty();
        assertThat(tryLock("other")).isPresent();
        first.close();
        assertThat(tryLock("k").orElseThrow().fencingToken()).isGreaterThan(first.fencingToken());
    }

    @Test
    void tryLock_leaseHasRunOut_isFreeAndTheFormerHolderCannotFreeIt() {
        CacheLock first = tryLock("k").orElseThrow();
        time.advance(LEASE.toMillis() - 1);
        assertThat(tryLock("k")).isEmpty();
        time.advance(1);
        assertThat(tryLock("k")).isPresent();
        first.close();
        assertThat(tryLock("k")).isEmpty();
    }

    @Test
    void lock_heldByAnother_waitsForTheEndOfItsLease() {
        tryLock("k").orElseThrow();
        long before = time.millis();
        CacheLock lock = locks.lock(id("k"), "k", LEASE, LEASE.multipliedBy(2));
        assertThat(lock.key()).isEqualTo("k");
        assertThat(time.millis() - before).isBetween(LEASE.toMillis(), LEASE.toMillis() + 50);
    }
}
