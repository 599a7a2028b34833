package io.github.cdirediscache.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SweepBenchmarkTest {

    @Test
    void run_fewKeys_removesThemAllAndTellsOfEachPart() {
        SweepBenchmark.Result result = new SweepBenchmark(2000, Duration.ofMillis(1)).run();
        assertThat(result.phases().stream().map(Phase::keys)).containsExactly(0L, 200L, 1800L, 0L);
        assertThat(result.phases())
                .allSatisfy(phase -> assertThat(phase.reader().calls()).isPositive());
        assertThat(result.markdown()).contains("| `clear` of the rest | 1800 |");
    }
}
