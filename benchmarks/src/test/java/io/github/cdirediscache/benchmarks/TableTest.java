package io.github.cdirediscache.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    /** Nanoseconds of the median call of each variant in the first of three rounds. */
    private static final double[] QUIET = {10_000, 8_000, 12_500, 16_000, 25_000};

    private final Map<Integer, List<Sample>> samples = new HashMap<>();

    private void add(int size, int round, double... nanos) {
        for (Variant variant : Variant.values()) {
            double median = nanos[variant.ordinal()];
            samples.computeIfAbsent(size, first -> new ArrayList<>())
                    .add(new Sample(variant.name(), round, 2 * median, median, 10 * median, median / 2, 600));
        }
    }

    private String row(String... columns) {
        return new Table(samples)
                .markdown()
                .lines()
                .filter(line -> line.startsWith("| " + String.join(" | ", columns) + " |"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void markdown_oneRound_ratiosOfMedianCalls() {
        add(300, 0, QUIET);
        assertThat(row("300 B", "raw Jedis, pool of 16"))
                .isEqualTo("| 300 B | raw Jedis, pool of 16 | 50000 | 10.0 | 100.0 | 5.0 | 600 "
                        + "| **1.000** (1.00–1.00) |  |");
        assertThat(row("300 B", "`Cache<byte[]>.get`")).endsWith("| **0.800** (0.80–0.80) | **1.000** (1.00–1.00) |");
        assertThat(row("300 B", "`@CacheResult byte[]`, hit"))
                .endsWith("| **0.400** (0.40–0.40) | **0.500** (0.50–0.50) |");
    }

    @Test
    void markdown_roundsOfDifferentSpeed_ratiosWithinEachRound() {
        add(300, 0, QUIET);
        add(300, 1, 100_000, 80_000, 125_000, 160_000, 250_000);
        add(300, 2, 10_000, 8_000, 20_000, 16_000, 20_000);
        assertThat(row("300 B", "`Cache<byte[]>.get`")).endsWith("| **0.800** (0.65–0.80) | **1.000** (1.00–1.00) |");
        assertThat(row("300 B", "`@CacheResult byte[]`, hit"))
                .endsWith("| **0.400** (0.40–0.45) | **0.500** (0.50–0.75) |");
    }

    @Test
    void markdown_twoSizes_ratiosWithinEachSize() {
        add(10_240, 0, 20_000, 20_000, 40_000, 40_000, 40_000);
        add(300, 0, QUIET);
        assertThat(row("10 KB", "`Cache<byte[]>.get`")).contains("| **0.500** (0.50–0.50) |");
        assertThat(row("300 B", "`Cache<byte[]>.get`")).contains("| **0.800** (0.80–0.80) |");
    }

    @Test
    void markdown_samples_isOneTable() {
        add(300, 0, QUIET);
        add(10_240, 0, QUIET);
        List<String> lines = new Table(samples).markdown().lines().toList();
        assertThat(lines).hasSize(2 + 2 * Variant.values().length);
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line.chars().filter(c -> c == '|')).hasSize(10));
    }
}
