package io.github.cdirediscache.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.store.EntryStore;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import io.github.cdirediscache.internal.wire.Reply;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Leases whose release did not arrive, at a time and on a server that the test decides. */
class PendingReleasesTest {

    private static final int LIMIT = 10_000;

    private final FakeTime time = new FakeTime();
    private final List<Integer> batches = new ArrayList<>();
    private @Nullable CacheException failure;
    private Predicate<PhysicalKey> failing = key -> true;

    /** What the server answers: 1 if a lease was released. */
    private long answer = 1;

    private final PendingReleases releases = new PendingReleases(store(), time, time.executor());

    private EntryStore store() {
        return (EntryStore) Proxy.newProxyInstance(
                EntryStore.class.getClassLoader(),
                new Class<?>[] {EntryStore.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "sendAll" -> replies((List<?>) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private List<Reply<Object>> replies(List<?> commands) {
        batches.add(commands.size());
        CacheException thrown = failure;
        return commands.stream()
                .<KeyCommand<?>>map(command -> (KeyCommand<?>) command)
                .map(command -> thrown != null && failing.test(command.key())
                        ? Reply.failed(thrown)
                        : Reply.<Object>of(command.decode(answer)))
                .toList();
    }

    private static PhysicalKey key(int number) {
        return new PhysicalKey(("k" + number).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] token(int number) {
        return ByteBuffer.allocate(16).putInt(number).array();
    }

    @Test
    void addLease_serverAnswers_isReleasedOnceAndForgotten() {
        releases.addLease(key(1), token(1));
        assertThat(releases.contains(token(1))).isTrue();
        assertThat(releases.contains(token(2))).isFalse();
        assertThat(releases.contains(null)).isFalse();
        time.advance(60_000);
        assertThat(batches).containsExactly(1);
        assertThat(releases.contains(token(1))).isFalse();
        assertThat(releases.isEmpty()).isTrue();
    }

    @Test
    void addLease_leaseIsNotThere_isForgottenAfterOneAnswer() {
        answer = 0;
        releases.addLease(key(1), token(1));
        time.advance(60_000);
        assertThat(batches).containsExactly(1);
    }

    @Test
    void addLease_serverIsAway_isTriedAtGrowingIntervalsUntilItIsTaken() {
        failure = new CacheUnavailableException("away", null);
        releases.addLease(key(1), token(1));
        time.advance(10_000);
        assertThat(batches).hasSizeBetween(40, 50);
        assertThat(releases.contains(token(1))).isTrue();
        failure = null;
        time.advance(250);
        assertThat(releases.isEmpty()).isTrue();
        releases.addLease(key(2), token(2));
        time.advance(10);
        assertThat(releases.isEmpty()).as("soon again").isTrue();
    }

    @Test
    void addLostClaim_claimComesLate_isReleasedWhenItIsThere() {
        answer = 0;
        releases.addLostClaim(key(1), token(1));
        time.advance(15);
        assertThat(batches).hasSize(1);
        assertThat(releases.contains(token(1))).isTrue();
        answer = 1;
        time.advance(60_000);
        assertThat(batches).hasSize(2);
        assertThat(releases.isEmpty()).isTrue();
    }

    @Test
    void addLostClaim_claimNeverCame_isForgottenAfterHalfASecond() {
        answer = 0;
        releases.addLostClaim(key(1), token(1));
        time.advance(400);
        assertThat(releases.contains(token(1))).isTrue();
        time.advance(60_000);
        assertThat(batches).hasSize(6);
        assertThat(releases.isEmpty()).isTrue();
    }

    @Test
    void addLease_moreThanTheLimit_forgetsTheOldest() {
        failure = new CacheUnavailableException("away", null);
        for (int i = 0; i <= LIMIT; i++) {
            releases.addLease(key(i), token(i));
        }
        assertThat(releases.contains(token(0))).isFalse();
        assertThat(releases.contains(token(1))).isTrue();
        failure = null;
        time.advance(60_000);
        assertThat(batches).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(500));
        assertThat(releases.isEmpty()).isTrue();
    }

    /** One server has many of them and is away. */
    @Test
    void addLease_manyOthersAreNotTaken_isReleasedAllTheSame() {
        failing = key -> !key.equals(key(600));
        failure = new CacheUnavailableException("away", null);
        for (int i = 0; i <= 600; i++) {
            releases.addLease(key(i), token(i));
        }
        time.advance(1_000);
        assertThat(releases.contains(token(600))).isFalse();
        assertThat(releases.contains(token(0))).isTrue();
        assertThat(releases.contains(token(599))).isTrue();
        failure = null;
        time.advance(1_000);
        assertThat(releases.isEmpty()).isTrue();
    }

    @Test
    void addLease_schedulerBreaks_isReleasedWithTheNextOne() {
        AtomicBoolean isBroken = new AtomicBoolean(true);
        Scheduler breaking = (Scheduler) Proxy.newProxyInstance(
                Scheduler.class.getClassLoader(), new Class<?>[] {Scheduler.class}, (proxy, method, arguments) -> {
                    if (isBroken.get()) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return time.schedule((Runnable) arguments[0], (Long) arguments[1]);
                });
        PendingReleases others = new PendingReleases(store(), breaking, time.executor());
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> others.addLease(key(1), token(1)));
        isBroken.set(false);
        others.addLease(key(2), token(2));
        time.advance(10);
        assertThat(others.isEmpty()).isTrue();
    }

    @Test
    void addLock_somethingElseIsInItsPlace_isForgotten() {
        failure = new RedisErrorException("WRONGTYPE", "WRONGTYPE", null);
        releases.addLock(key(1), token(1));
        time.advance(10_000);
        assertThat(batches).containsExactly(1);
        assertThat(releases.isEmpty()).isTrue();
    }

    @Test
    void deliverNow_schedulerIsClosed_triesOnce() {
        time.close();
        releases.addLease(key(1), token(1));
        time.advance(1_000);
        assertThat(batches).isEmpty();
        releases.deliverNow();
        assertThat(batches).containsExactly(1);
    }
}
