package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.internal.time.FakeTime;
import org.junit.jupiter.api.Test;

/** Who gets a connection that comes back. */
class WaitersTest {

    private final Waiters waiters = new Waiters(100);
    private final ServerConnection connection = new FakeServer()
            .pool(new PoolLimits(1, 0, 0, 0, 0), new FakeTime(), null)
            .borrow(false);

    @Test
    void handOver_nobodyHasWaitedForLong_isAnybodys() {
        Waiters.Waiter waiter = waiters.enter(0, true);
        assertThat(waiters.handOver(connection, 99)).isFalse();
        waiters.wakeOne();
        assertThat(waiter.signal()).isCompletedWithValue(null);
    }

    @Test
    void handOver_someHaveWaitedForLong_isTheOldestOnes() {
        Waiters.Waiter first = waiters.enter(0, true);
        Waiters.Waiter second = waiters.enter(1, true);
        assertThat(waiters.handOver(connection, 150)).isTrue();
        assertThat(first.signal()).isCompletedWithValue(connection);
        assertThat(second.signal()).isNotDone();
    }

    @Test
    void enter_again_keepsTheCallersTurn() {
        Waiters.Waiter first = waiters.enter(0, true);
        Waiters.Waiter second = waiters.enter(1, true);
        waiters.wakeOne();
        assertThat(first.signal()).isDone();
        Waiters.Waiter again = waiters.enter(0, false);
        waiters.wakeOne();
        assertThat(again.signal()).isDone();
        assertThat(second.signal()).isNotDone();
    }

    @Test
    void leave_wokenBefore_wakesTheNext() {
        Waiters.Waiter first = waiters.enter(0, true);
        Waiters.Waiter second = waiters.enter(1, true);
        waiters.wakeOne();
        assertThat(waiters.leave(first)).isNull();
        assertThat(second.signal()).isDone();
    }

    @Test
    void leave_handedOneBefore_bringsIt() {
        Waiters.Waiter first = waiters.enter(0, true);
        assertThat(waiters.handOver(connection, 200)).isTrue();
        assertThat(waiters.leave(first)).isSameAs(connection);
    }

    @Test
    void leave_beforeAnybodyComes_isPassedOver() {
        Waiters.Waiter first = waiters.enter(0, true);
        Waiters.Waiter second = waiters.enter(1, true);
        assertThat(waiters.leave(first)).isNull();
        assertThat(waiters.handOver(connection, 200)).isTrue();
        assertThat(second.signal()).isCompletedWithValue(connection);
    }
}
