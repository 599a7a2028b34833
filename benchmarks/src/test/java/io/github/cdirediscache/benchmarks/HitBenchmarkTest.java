package io.github.cdirediscache.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HitBenchmarkTest {

    @ParameterizedTest
    @EnumSource
    void hit_eachVariant_readsTheValues(Variant variant) {
        HitBenchmark benchmark = new HitBenchmark();
        benchmark.size = 300;
        benchmark.variant = variant;
        benchmark.location = "own";
        benchmark.open();
        try {
            benchmark.begin();
            Values values = new Values(300);
            assertThat(benchmark.hit()).isEqualTo(values.bytes(0));
            assertThat(benchmark.hit()).isEqualTo(values.bytes(1));
            benchmark.end();
        } finally {
            benchmark.close();
        }
    }
}
