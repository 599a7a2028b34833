package io.github.cdirediscache.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void summary_manyCalls_areSorted() {
        Latencies latencies = new Latencies();
        for (long i = 100_000; i > 0; i--) {
            latencies.add(i);
        }
        assertThat(latencies.summary()).isEqualTo(new Latencies.Summary(100_000, 50_001, 99_001, 100_000));
    }

    @Test
    void summary_noCall_isRefused() {
        assertThatIllegalStateException().isThrownBy(new Latencies()::summary);
    }
}
