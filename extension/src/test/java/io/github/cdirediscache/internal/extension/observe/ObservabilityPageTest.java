package io.github.cdirediscache.internal.extension.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ObservabilityPageTest {

    @Test
    void page_hasAllMetricsAndNoOther() throws IOException {
        List<String> page = Files.readAllLines(Path.of("../docs/observability.md"));
        List<String> table = page.subList(page.indexOf("<!-- metrics -->") + 3, page.indexOf("<!-- metrics:end -->"));

        assertThat(table)
                .isEqualTo(Arrays.stream(CacheMetric.values())
                        .map(ObservabilityPageTest::row)
                        .toList());
    }

    private static String row(CacheMetric metric) {
        String results = metric.series().stream()
                .flatMap(series -> Stream.ofNullable(series.result()))
                .map(result -> "`" + result + "`")
                .collect(Collectors.joining(", "));
        return "| `" + metric.title() + "` | `" + metric.unit() + "` | " + results + " | " + metric.description()
                + " |";
    }
}
