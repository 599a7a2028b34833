package io.github.cdirediscache.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** That the time of tests can be trusted. */
class FakeTimeTest {

    private final FakeTime time = new FakeTime();
    private final List<String> events = new ArrayList<>();

    @Test
    void advance_runsWhatIsDueInOrder() {
        time.schedule(() -> events.add("20"), 20);
        time.schedule(() -> events.add("10"), 10);
        time.schedule(() -> events.add("10 again"), 10);
        time.schedule(() -> events.add("30"), 30);
        time.advance(20);
        assertThat(events).containsExactly("10", "10 again", "20");
    }

    @Test
    void repeat_runsUntilItIsCancelled() {
        Future<?> repeated = time.repeat(() -> events.add("tick"), 10);
        time.advance(35);
        assertThat(events).hasSize(3);
        assertThat(time.repeating()).isEqualTo(1);
        repeated.cancel(false);
        time.advance(35);
        assertThat(events).hasSize(3);
        assertThat(time.repeating()).isZero();
    }

    @Test
    void sleep_inAThreadOfItsOwn_endsWhenTimeHasPassed() {
        FakeTime.Started<String> sleeper = time.start(() -> {
            time.sleep(10);
            return "awake";
        });
        time.advance(9);
        assertThat(sleeper.result()).isNotDone();
        assertThat(time.waiting()).isEqualTo(1);
        time.advance(1);
        assertThat(sleeper.result()).isCompletedWithValue("awake");
    }

    @Test
    void sleep_inTheTestsThread_letsTimePass() throws Exception {
        time.schedule(() -> events.add("10"), 10);
        long before = time.millis();
        time.sleep(15);
        assertThat(time.millis() - before).isEqualTo(15);
        assertThat(events).containsExactly("10");
    }

    @Test
    void await_futureCompletes_goesOn() {
        CompletableFuture<String> future = new CompletableFuture<>();
        FakeTime.Started<String> waiting = time.start(() -> time.await(future));
        assertThat(waiting.result()).isNotDone();
        future.complete("v");
        time.settle();
        assertThat(waiting.result()).isCompletedWithValue("v");
    }

    @Test
    void await_neverCompleted_failsTheTest() {
        assertThatThrownBy(() -> time.await(new CompletableFuture<>())).isInstanceOf(AssertionError.class);
    }

    @Test
    void interruptAndSettle_threadWaits_throws() {
        FakeTime.Started<String> sleeper = time.start(() -> {
            time.sleep(10);
            return "awake";
        });
        sleeper.interruptAndSettle();
        assertThat(sleeper.result()).isCompletedExceptionally();
        assertThatThrownBy(sleeper.result()::get).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void close_runsWhatWasToRunOnceAndNothingElse() {
        time.schedule(() -> events.add("once"), 10);
        time.repeat(() -> events.add("repeated"), 10);
        time.close();
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> time.schedule(() -> {}, 1));
        time.advance(50);
        assertThat(events).containsExactly("once");
    }

    @Test
    void completeOnTimeout_nobodyCompletesIt_isTheValue() {
        CompletableFuture<String> future = time.completeOnTimeout(new CompletableFuture<>(), "late", 1_000_000);
        time.settle();
        assertThat(future).isNotDone();
        time.advance(1);
        assertThat(future).isCompletedWithValue("late");
    }
}
