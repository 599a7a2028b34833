package io.github.cdirediscache.internal.interceptors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.KeptFailures;
import io.github.cdirediscache.cache.LoadOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadSettingsTest {

    private final LoadOptions base = new LoadOptions(
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ZERO,
            true,
            0,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            value -> false,
            KeptFailures.NONE);

    @Test
    void over_nothingSaid_isTheCachesOptions() {
        LoadSettings settings = new LoadSettings(null, null, null, null, null, null, KeptFailures.NONE);
        assertThat(settings.over(base)).isEqualTo(base);
    }

    @Test
    void over_timeoutAlone_leavesTheTimeOfNull() {
        LoadSettings settings = new LoadSettings(Duration.ofHours(1), null, null, null, null, null, KeptFailures.NONE);
        assertThat(settings.over(base).timeToLive()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.over(base).nullTimeToLive()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void over_everythingSaid_isTaken() {
        KeptFailures failures = KeptExceptions.plan(List.of(IOException.class), Duration.ofSeconds(1), problem -> {});
        LoadSettings settings = new LoadSettings(
                Duration.ofHours(1),
                Duration.ofHours(2),
                Duration.ofHours(3),
                1.5,
                Duration.ofHours(4),
                Duration.ofHours(5),
                failures);
        assertThat(settings.over(base))
                .isEqualTo(new LoadOptions(
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(3),
                        true,
                        1.5,
                        Duration.ofHours(4),
                        Duration.ofHours(5),
                        base.unless(),
                        failures));
    }
}
