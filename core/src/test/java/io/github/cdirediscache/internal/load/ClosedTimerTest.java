package io.github.cdirediscache.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.KeptFailures;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.time.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A load that has to wait for another process, while its manager is being closed. */
class ClosedTimerTest {

    private static final Duration TIME = Duration.ofSeconds(10);
    private static final LoadOptions OPTIONS =
            new LoadOptions(TIME, TIME, TIME, true, 0, TIME, TIME, value -> false, KeptFailures.NONE);

    @Test
    void load_leaseIsHeldAndTimerIsShutDown_runsItsOwnLoader() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        timer.shutdown();
        AsyncLoading<String> loading = new Loading<>(
                        new HeldByAnother(),
                        new NoCounts(),
                        Time.system(),
                        Chance.system(),
                        Scheduler.of(timer),
                        Runnable::run)
                .async();
        Call<String> call = new Call<>(new byte[] {1}, OPTIONS, null, new byte[0], 0, bytes -> false);

        assertThat(loading.load(call, () -> CompletableFuture.completedFuture("own")))
                .isCompletedWithValue("own");
    }

    private static final class HeldByAnother implements Leases<String> {

        @Override
        public Claim<String> claim(Call<String> call, byte[] token) {
            return new Claim.Held<>(null);
        }

        @Override
        public void store(Call<String> call, byte[] token, String value, long loadMillis) {}

        @Override
        public Supplier<String> copies(String value) {
            return () -> value;
        }

        @Override
        public void fail(Call<String> call, byte[] token, Throwable failure) {}

        @Override
        public void release(Call<String> call, byte[] token) {}

        @Override
        public boolean renew(Call<String> call, byte[] token, Duration lease) {
            return true;
        }
    }

    private static final class NoCounts implements LoadListener {

        @Override
        public void servedFresh() {}

        @Override
        public void servedStale() {}

        @Override
        public void missed() {}

        @Override
        public void loaded(long nanos) {}

        @Override
        public void failed(long nanos) {}
    }
}
