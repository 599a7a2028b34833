package io.github.cdirediscache.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.cdirediscache.cache.CacheInterruptedException;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheLockTimeoutException;
import io.github.cdirediscache.internal.time.FakeChance;
import io.github.cdirediscache.internal.time.FakeTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The wait for a lock, at a time that passes while the test's thread sleeps. */
class LockWaitTest {

    private static final Duration LEASE = Duration.ofSeconds(1);

    private final FakeTime time = new FakeTime();
    private final FakeChance chance = new FakeChance();
    private final LockWait wait = new LockWait(time, chance);
    private final AtomicInteger attempts = new AtomicInteger();
    private final CacheLock lock = new Lock();

    private Optional<CacheLock> freeAtAttempt(int number) {
        return attempts.incrementAndGet() < number ? Optional.empty() : Optional.of(lock);
    }

    @Test
    void until_lockIsFree_doesNotWait() {
        long before = time.millis();
        assertThat(wait.until(LEASE, "k", () -> freeAtAttempt(1))).isSameAs(lock);
        assertThat(time.millis()).isEqualTo(before);
    }

    @Test
    void until_lockIsFreeLater_asksAgainAfter25To49Millis() {
        for (double fraction : new double[] {0, Math.nextDown(1.0)}) {
            chance.always(fraction);
            attempts.set(0);
            long before = time.millis();
            assertThat(wait.until(LEASE, "k", () -> freeAtAttempt(11))).isSameAs(lock);
            assertThat(time.millis() - before).isEqualTo(fraction == 0 ? 250 : 490);
        }
    }

    @Test
    void until_notFreeInALease_throwsSoonAfterIt() {
        long before = time.millis();
        assertThatExceptionOfType(CacheLockTimeoutException.class)
                .isThrownBy(() -> wait.until(LEASE, "k", Optional::empty))
                .withMessageContaining("\"k\"");
        assertThat(time.millis() - before).isBetween(LEASE.toMillis(), LEASE.toMillis() + 50);
    }

    @Test
    void until_interrupted_throwsAndKeepsTheStatus() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CacheInterruptedException.class)
                .isThrownBy(() -> wait.until(LEASE, "k", Optional::empty));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void check_leaseOutOfItsRange_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LockWait.check(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> LockWait.check(Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> LockWait.check(Duration.ofDays(365_000)));
        assertThatNoException().isThrownBy(() -> LockWait.check(Duration.ofNanos(1)));
    }

    private static final class Lock implements CacheLock {

        @Override
        public String key() {
            return "k";
        }

        @Override
        public long fencingToken() {
            return 1;
        }

        @Override
        public boolean extend(Duration lease) {
            return true;
        }

        @Override
        public void close() {}
    }
}
