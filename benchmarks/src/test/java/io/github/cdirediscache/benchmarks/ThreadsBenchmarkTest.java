package io.github.cdirediscache.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThreadsBenchmarkTest {

    @ParameterizedTest
    @EnumSource
    void hit_eachVariant_readsTheValues(SharedVariant variant) {
        ThreadsBenchmark benchmark = new ThreadsBenchmark();
        benchmark.variant = variant;
        benchmark.location = "own";
        benchmark.open();
        try {
            benchmark.begin();
            ThreadsBenchmark.Place place = new ThreadsBenchmark.Place();
            assertThat(benchmark.hit(place)).hasSize(300).isNotEqualTo(benchmark.hit(place));
            benchmark.end();
        } finally {
            benchmark.close();
        }
    }

    @Test
    void markdown_callsOfAllThreads_besideRawJedis() {
        List<Sample> samples = new ArrayList<>();
        for (SharedVariant variant : SharedVariant.values()) {
            double nanos = 100_000 * (1 + variant.ordinal());
            samples.add(new Sample(variant.name(), 0, nanos, nanos / 2, 2 * nanos, 0, 700));
        }
        assertThat(new ThreadsTable(Map.of(new Callers(64, true), samples))
                        .markdown()
                        .lines())
                .hasSize(2 + SharedVariant.values().length)
                .contains("| 64 virtual | `Cache<byte[]>.get` | 320000 | 100 | 400 | 700 | **0.500** (0.50–0.50) |");
    }

    @Test
    void callers_virtualThreads_onlyWhereThereAreSome() {
        assertThat(ThreadsTable.callers(17)).noneMatch(Callers::areVirtual);
        assertThat(ThreadsTable.callers(21)).contains(new Callers(256, true));
    }
}
