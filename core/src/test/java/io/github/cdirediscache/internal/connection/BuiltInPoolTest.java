package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.wire.NodeClosedException;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NotAdmittedException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Which connection a caller gets, and how long one waits for it. */
@Timeout(60)
class BuiltInPoolTest {

    private static final long MILLI = 1_000_000;

    private final FakeTime time = new FakeTime();
    private final FakeServer server = new FakeServer();

    private BuiltInPool pool(int max, int minIdle, long maxWaitMillis) {
        return server.pool(new PoolLimits(max, 0, minIdle, maxWaitMillis * MILLI, 1000 * MILLI), time, time);
    }

    @Test
    void borrow_severalIdle_givesTheOneOpenedFirst() {
        BuiltInPool pool = pool(3, 0, 500);
        ServerConnection first = pool.borrow(false);
        ServerConnection second = pool.borrow(false);
        assertThat(second).isNotSameAs(first);
        pool.giveBack(first, true);
        pool.giveBack(second, true);
        assertThat(pool.borrow(false)).isSameAs(first);
        assertThat(server.opened).hasValue(2);
    }

    @Test
    void giveBack_outOfStep_closesTheConnection() {
        BuiltInPool pool = pool(1, 0, 500);
        ServerConnection first = pool.borrow(false);
        pool.giveBack(first, false);
        assertThat(server.open).hasValue(0);
        assertThat(pool.borrow(false)).isNotSameAs(first);
    }

    @Test
    void borrow_allInUse_waitsUntilOneComesBack() {
        BuiltInPool pool = pool(1, 0, 500);
        ServerConnection only = pool.borrow(false);
        FakeTime.Started<ServerConnection> waiting = time.start(() -> pool.borrow(false));
        time.advance(499);
        assertThat(waiting.result()).isNotDone();
        pool.giveBack(only, true);
        time.settle();
        assertThat(waiting.result()).isCompletedWithValue(only);
    }

    @Test
    void borrow_allInUseAndOneBreaks_opensAnother() {
        BuiltInPool pool = pool(1, 0, 500);
        ServerConnection only = pool.borrow(false);
        FakeTime.Started<ServerConnection> waiting = time.start(() -> pool.borrow(false));
        pool.giveBack(only, false);
        time.settle();
        assertThat(waiting.result().join()).isNotSameAs(only);
    }

    @Test
    void borrow_noneComesBackInTime_isNotAsked() {
        BuiltInPool pool = pool(1, 0, 500);
        pool.borrow(false);
        FakeTime.Started<ServerConnection> waiting = time.start(() -> pool.borrow(false));
        time.advance(501);
        assertThat(waiting.result())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(NotAskedException.class)
                .withMessageContaining("pool.max-wait");
    }

    @Test
    void borrow_maxWaitZero_neverWaits() {
        BuiltInPool pool = pool(1, 0, 0);
        ServerConnection only = pool.borrow(false);
        assertThatExceptionOfType(NotAskedException.class).isThrownBy(() -> pool.borrow(false));
        pool.giveBack(only, true);
        assertThat(pool.borrow(false)).isSameAs(only);
    }

    @Test
    void borrow_interrupted_isNotAskedAndStaysInterrupted() {
        BuiltInPool pool = pool(1, 0, 500);
        pool.borrow(false);
        FakeTime.Started<Boolean> waiting = time.start(() -> {
            assertThatExceptionOfType(NotAskedException.class)
                    .isThrownBy(() -> pool.borrow(false))
                    .withMessageContaining("interrupted");
            return Thread.currentThread().isInterrupted();
        });
        waiting.interruptAndSettle();
        assertThat(waiting.result()).isCompletedWithValue(true);
    }

    @Test
    void borrow_interruptedBefore_getsOneThatIsFree() {
        BuiltInPool pool = pool(1, 0, 500);
        Thread.currentThread().interrupt();
        pool.giveBack(pool.borrow(false), true);
        assertThat(pool.borrow(false)).isNotNull();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void close_whileOneWaits_endsTheWait() {
        BuiltInPool pool = pool(1, 0, 500);
        ServerConnection only = pool.borrow(false);
        FakeTime.Started<ServerConnection> waiting = time.start(() -> pool.borrow(false));
        pool.close();
        time.settle();
        assertThat(waiting.result())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(NodeClosedException.class);
        pool.giveBack(only, true);
        assertThat(server.open).hasValue(0);
        assertThatExceptionOfType(NodeClosedException.class).isThrownBy(() -> pool.borrow(false));
    }

    @Test
    void replace_closesIdleOnesNow_andOthersWhenTheyComeBack() {
        BuiltInPool pool = pool(3, 0, 500);
        ServerConnection one = pool.borrow(false);
        ServerConnection other = pool.borrow(false);
        pool.giveBack(pool.borrow(false), true);
        assertThat(server.open).hasValue(3);
        assertThat(pool.replace(one)).isTrue();
        assertThat(server.open).hasValue(2);
        assertThat(pool.replace(other)).isTrue();
        pool.giveBack(one, true);
        pool.giveBack(other, true);
        assertThat(server.open).hasValue(0);

        ServerConnection fresh = pool.borrow(false);
        assertThat(pool.replace(fresh)).isFalse();
        time.advance(1001);
        assertThat(pool.replace(fresh)).isTrue();
    }

    @Test
    void distrust_afterATimeout_closesThoseThatDidNotAnswerSince() {
        BuiltInPool pool = pool(3, 0, 500);
        ServerConnection old = pool.borrow(false);
        ServerConnection slow = pool.borrow(false);
        ServerConnection good = pool.borrow(false);
        pool.giveBack(old, true);
        time.advance(1000);
        pool.giveBack(good, true);
        pool.distrust(true);
        pool.giveBack(slow, false);
        assertThat(server.open).hasValue(1);
        assertThat(pool.borrow(false)).isSameAs(good);
    }

    @Test
    void distrust_afterAClosedConnection_closesAllIdleOnes() {
        BuiltInPool pool = pool(2, 0, 500);
        ServerConnection one = pool.borrow(false);
        pool.giveBack(pool.borrow(false), true);
        pool.distrust(false);
        pool.giveBack(one, false);
        assertThat(server.open).hasValue(0);
    }

    @Test
    void borrow_serverGone_isDown() {
        BuiltInPool pool = pool(2, 0, 500);
        server.onDial = () -> {
            throw new JedisConnectionException("gone");
        };
        assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> pool.borrow(false));
        server.onDial = () -> {};
        assertThat(pool.borrow(false)).isNotNull();
    }

    @Test
    void borrow_noMoreConnectionsWhileOneIsOpen_waitsForThatOne() {
        BuiltInPool pool = pool(3, 0, 500);
        ServerConnection only = pool.borrow(false);
        AtomicInteger dialled = fail(new IllegalStateException("no more"));
        FakeTime.Started<ServerConnection> first = time.start(() -> pool.borrow(false));
        FakeTime.Started<ServerConnection> second = time.start(() -> pool.borrow(false));
        assertThat(dialled).hasValue(1);
        pool.giveBack(only, true);
        time.settle();
        assertThat(List.of(first, second).stream()
                        .filter(each -> each.result().isDone())
                        .map(each -> each.result().join()))
                .containsExactly(only);
    }

    @Test
    void borrow_noMoreConnectionsAndTheLastOneBreaks_allAreToldAtOnce() {
        BuiltInPool pool = pool(3, 0, 500);
        ServerConnection only = pool.borrow(false);
        fail(new JedisConnectionException("gone"));
        FakeTime.Started<ServerConnection> first = time.start(() -> pool.borrow(false));
        FakeTime.Started<ServerConnection> second = time.start(() -> pool.borrow(false));
        pool.giveBack(only, false);
        time.settle();
        assertThat(List.of(first, second))
                .allSatisfy(each -> assertThat(each.result())
                        .failsWithin(Duration.ZERO)
                        .withThrowableThat()
                        .withCauseInstanceOf(NodeDownException.class));
    }

    private AtomicInteger fail(RuntimeException failure) {
        AtomicInteger dialled = new AtomicInteger();
        server.onDial = () -> {
            dialled.incrementAndGet();
            throw failure;
        };
        return dialled;
    }

    @Test
    void borrow_refusedAndNoneOpen_saysWhyAtOnce_andAsksAgainLater() {
        BuiltInPool pool = pool(2, 0, 500);
        refuse("WRONGPASS no");
        assertRefused(pool, "WRONGPASS no");
        server.onDial = () -> {};
        assertRefused(pool, "WRONGPASS no");
        assertThat(server.opened).hasValue(0);
        time.advance(500);
        assertThat(pool.borrow(false)).isNotNull();
    }

    @Test
    void borrow_refusedWhileOneIsOpen_waitsForThatOne() {
        BuiltInPool pool = pool(2, 0, 500);
        ServerConnection only = pool.borrow(false);
        refuse("ERR max number of clients reached");
        FakeTime.Started<ServerConnection> waiting = time.start(() -> pool.borrow(false));
        FakeTime.Started<ServerConnection> another = time.start(() -> pool.borrow(false));
        time.advance(100);
        pool.giveBack(only, true);
        time.settle();
        assertThat(waiting.result()).isCompletedWithValue(only);
        time.advance(500);
        assertThat(another.result())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(NotAdmittedException.class)
                .withMessageContaining("max number of clients");
    }

    @Test
    void borrow_refusedWhileTheLastOneBreaks_endsTheWaitOfAll() {
        BuiltInPool pool = pool(3, 0, 500);
        ServerConnection only = pool.borrow(false);
        refuse("WRONGPASS no");
        FakeTime.Started<ServerConnection> one = time.start(() -> pool.borrow(false));
        FakeTime.Started<ServerConnection> other = time.start(() -> pool.borrow(false));
        pool.giveBack(only, false);
        time.settle();
        assertThat(one.result()).isCompletedExceptionally();
        assertThat(other.result()).isCompletedExceptionally();
    }

    @Test
    void idleConnections_areClosedAfterAMinute_andMinIdleStay() {
        BuiltInPool pool = pool(4, 0, 500);
        pool.giveBack(pool.borrow(false), true);
        time.advance(59_000);
        assertThat(server.open).hasValue(1);
        time.advance(31_000);
        assertThat(server.open).hasValue(0);
        assertThat(time.repeating()).isZero();
        pool.giveBack(pool.borrow(false), true);
        assertThat(time.repeating()).isEqualTo(1);
        pool.close();
        assertThat(time.repeating()).isZero();
    }

    @Test
    void S07_minIdle_isKept() {
        BuiltInPool pool = pool(5, 3, 500);
        pool.giveBack(pool.borrow(false), true);
        time.advance(30_000);
        assertThat(server.open).hasValue(3);
        time.advance(300_000);
        assertThat(server.open).hasValue(3);
        assertThat(server.opened).hasValue(3);
    }

    private void refuse(String reply) {
        server.onDial = () -> {
            throw new JedisDataException(reply);
        };
    }

    private static void assertRefused(BuiltInPool pool, String reply) {
        assertThatExceptionOfType(NotAdmittedException.class)
                .isThrownBy(() -> pool.borrow(false))
                .withMessageContaining(reply);
    }

    @Test
    void borrow_restIsForSharedReads_waitsUntilAnotherOneIsReturned() {
        BuiltInPool pool = pool(3, 1);
        ServerConnection one = pool.borrow(false);
        pool.borrow(false);
        FakeTime.Started<ServerConnection> waiting = time.start(() -> pool.borrow(false));
        ServerConnection read = pool.borrowForReads();
        pool.giveBack(read, true);
        time.settle();
        assertThat(waiting.result()).isNotDone();
        assertThat(pool.borrowForReads()).isSameAs(read);

        pool.giveBack(one, true);
        time.settle();
        assertThat(waiting.result()).isCompletedWithValue(one);
    }

    @Test
    void borrow_restIsForSharedReadsAndOneBreaks_opensAnother() {
        BuiltInPool pool = pool(2, 1);
        ServerConnection one = pool.borrow(false);
        FakeTime.Started<ServerConnection> waiting = time.start(() -> pool.borrow(false));
        pool.giveBack(one, false);
        time.settle();
        assertThat(waiting.result().join()).isNotSameAs(one);
        assertThat(server.opened).hasValue(2);
    }

    @Test
    void borrow_openingFails_leavesItsPlace() {
        BuiltInPool pool = pool(2, 1);
        for (int i = 0; i < 3; i++) {
            server.onDial = () -> {
                throw new JedisConnectionException("nobody there");
            };
            assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> pool.borrow(false));
        }
        server.onDial = () -> {};
        pool.giveBack(pool.borrow(false), true);
        assertThat(pool.borrow(false)).isNotNull();
    }

    @Test
    void borrow_waitedForLong_getsOneHandedThatCountsAsItsOwn() {
        BuiltInPool pool = pool(2, 1);
        ServerConnection one = pool.borrow(false);
        FakeTime.Started<ServerConnection> waiting = time.start(() -> pool.borrow(false));
        time.advance(400);
        pool.giveBack(one, true);
        time.settle();
        assertThat(waiting.result()).isCompletedWithValue(one);
        FakeTime.Started<ServerConnection> next = time.start(() -> pool.borrow(false));
        assertThat(next.result()).isNotDone();
        pool.giveBack(one, true);
        time.settle();
        assertThat(next.result()).isCompletedWithValue(one);
    }

    private BuiltInPool pool(int max, int lanes) {
        return server.pool(new PoolLimits(max, lanes, 0, 500 * MILLI, 1000 * MILLI), time, time);
    }
}
