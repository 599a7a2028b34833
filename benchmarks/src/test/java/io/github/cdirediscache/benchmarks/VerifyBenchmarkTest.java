package io.github.cdirediscache.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.entry.CorruptEntryException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifyBenchmarkTest {

    @ParameterizedTest
    @EnumSource
    void hit_afterPut_givesTheValue(Verify verify) throws CorruptEntryException {
        VerifyBenchmark benchmark = new VerifyBenchmark();
        benchmark.serializer = "json";
        benchmark.verify = verify;
        benchmark.open();
        assertThat(benchmark.put()).isNotEmpty();
        assertThat(benchmark.hit()).isEqualTo(FormatValue.SMALL.value());
    }
}
