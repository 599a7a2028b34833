package io.github.cdirediscache.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clocks of this machine. */
@Timeout(20)
class TimeTest {

    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final Time time = Time.system();

    @Test
    void millis_ofAClock_areThatClocks() {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(42), ZoneOffset.UTC);
        assertThat(Time.of(clock).millis()).isEqualTo(42);
    }

    @Test
    void nanos_neverGoBack() {
        long before = time.nanos();
        assertThat(time.nanos() - before).isNotNegative();
    }

    @Test
    void sleep_interrupted_throws() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> time.sleep(3_600_000));
    }

    @Test
    void await_futureIsDone_givesItsEnd() throws Exception {
        assertThat(time.await(CompletableFuture.completedFuture("v"), 0)).isEqualTo("v");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> time.await(CompletableFuture.failedFuture(new IllegalStateException()), 0));
    }

    @Test
    void await_noTimeLeft_doesNotWait() {
        CompletableFuture<String> never = new CompletableFuture<>();
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> time.await(never, 0));
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> time.await(never, -HOUR_NANOS));
    }

    @Test
    void await_interrupted_throws() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> time.await(new CompletableFuture<>(), HOUR_NANOS));
    }

    @Test
    void completeOnTimeout_noTimeLeft_completesSoon() {
        assertThat(time.completeOnTimeout(new CompletableFuture<>(), "late", -HOUR_NANOS)
                        .join())
                .isEqualTo("late");
    }

    @Test
    void completeOnTimeout_completedInTime_keepsThat() {
        CompletableFuture<String> future = new CompletableFuture<>();
        assertThat(time.completeOnTimeout(future, "late", HOUR_NANOS)).isSameAs(future);
        future.complete("v");
        assertThat(future).isCompletedWithValue("v");
    }
}
