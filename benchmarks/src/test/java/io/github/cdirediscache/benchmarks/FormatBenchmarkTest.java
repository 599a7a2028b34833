package io.github.cdirediscache.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatBenchmarkTest {

    private static FormatBenchmark opened(String format, FormatValue value) throws IOException {
        FormatBenchmark benchmark = new FormatBenchmark();
        benchmark.format = format;
        benchmark.value = value;
        benchmark.open();
        return benchmark;
    }

    @ParameterizedTest
    @EnumSource
    void read_json_givesTheValue(FormatValue value) throws IOException {
        FormatBenchmark benchmark = opened("json", value);
        assertThat(benchmark.read()).isEqualTo(value.value());
        assertThat(value.value().items()).hasSize(value.articles());
    }

    @Test
    void read_binary_givesTheValue() throws IOException {
        assertThat(opened("binary", FormatValue.SMALL).read()).isEqualTo(FormatValue.SMALL.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zlib", "gzip"})
    void read_compressor_givesTheJson(String format) throws IOException {
        FormatBenchmark benchmark = opened(format, FormatValue.LARGE);
        byte[] json = opened("none", FormatValue.LARGE).write();
        assertThat(benchmark.read()).isEqualTo(json);
        assertThat(benchmark.write().length).isLessThan(json.length / 2);
    }

    @Test
    void markdown_figures_standInTheirRows() throws IOException {
        String table = new FormatTable(Map.of(
                        FormatTable.name("json", FormatValue.SMALL, "write"), 1.5,
                        FormatTable.name("zlib", FormatValue.LARGE, "read"), 2.25))
                .markdown();
        assertThat(table.lines()).hasSize(2 + 4 + 1 + 2 + 6);
        assertThat(table).containsPattern("\\| `json` \\| \\d+ \\| 1.5 \\|");
        assertThat(table).containsPattern("\\| `zlib` \\| \\d+ \\| \\d+ % \\| NaN \\| 2.[23] \\|");
    }
}
