package io.github.cdirediscache.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Renders samples as Markdown. */
final class Table {

    private static final String HEAD = """
            | value | read by | calls/s | p50 µs | p99 µs | CPU µs | B/call | beside raw Jedis | beside `get` |
            |---|---|---|---|---|---|---|---|---|
            """;

    private final SortedMap<Integer, List<Sample>> samples;

    /** Of samples by the size of a value in bytes. */
    Table(Map<Integer, List<Sample>> samples) {
        this.samples = new TreeMap<>(samples);
    }

    String markdown() {
        StringBuilder text = new StringBuilder(HEAD);
        samples.forEach((size, ofSize) -> {
            for (Variant variant : Variant.values()) {
                text.append(row(size, variant, ofSize));
            }
        });
        return text.toString();
    }

    private static String row(int size, Variant variant, List<Sample> all) {
        List<Sample> own = of(all, variant);
        return format(
                "| %s | %s | %.0f | %.1f | %.1f | %.1f | %.0f | %s | %s |\n",
                size(size),
                variant.title(),
                Spread.of(own, Sample::callsPerSecond).median(),
                Spread.of(own, Sample::p50Nanos).median() / 1000,
                Spread.of(own, Sample::p99Nanos).median() / 1000,
                Spread.of(own, Sample::cpuNanos).median() / 1000,
                Spread.of(own, Sample::bytes).median(),
                ratio(own, of(all, Variant.RAW_JEDIS)),
                variant.compareTo(Variant.GET) < 0 ? "" : ratio(own, of(all, Variant.GET)));
    }

    private static List<Sample> of(List<Sample> samples, Variant variant) {
        return samples.stream()
                .filter(sample -> sample.variant().equals(variant.name()))
                .toList();
    }

    private static String ratio(List<Sample> samples, List<Sample> others) {
        return Spread.ratio(samples, others).markdown();
    }

    private static String size(int bytes) {
        return bytes % 1024 == 0 ? bytes / 1024 + " KB" : bytes + " B";
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
