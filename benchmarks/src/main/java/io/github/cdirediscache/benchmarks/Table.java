package io.github.cdirediscache.benchmarks;

import java.util.List;
import java.util.Locale;

/** Renders samples as Markdown. */
final class Table {

    private static final String HEAD = """
            | value | read by | calls/s | p50 µs | p99 µs | CPU µs | B/call | beside raw Jedis | beside `get` |
            |---|---|---|---|---|---|---|---|---|
            """;

    private final List<Sample> samples;

    Table(List<Sample> samples) {
        this.samples = List.copyOf(samples);
    }

    String markdown() {
        StringBuilder text = new StringBuilder(HEAD);
        samples.stream().map(Sample::size).distinct().sorted().forEach(size -> {
            for (Variant variant : Variant.values()) {
                text.append(row(size, variant));
            }
        });
        return text.toString();
    }

    private String row(int size, Variant variant) {
        List<Sample> own = of(size, variant);
        return format(
                "| %s | %s | %.0f | %.1f | %.1f | %.1f | %.0f | %s | %s |\n",
                size(size),
                variant.title(),
                Spread.of(own, Sample::callsPerSecond).median(),
                Spread.of(own, Sample::p50Nanos).median() / 1000,
                Spread.of(own, Sample::p99Nanos).median() / 1000,
                Spread.of(own, Sample::cpuNanos).median() / 1000,
                Spread.of(own, Sample::bytes).median(),
                ratio(own, of(size, Variant.RAW_JEDIS)),
                variant.compareTo(Variant.GET) < 0 ? "" : ratio(own, of(size, Variant.GET)));
    }

    private List<Sample> of(int size, Variant variant) {
        return samples.stream()
                .filter(sample -> sample.size() == size && sample.variant() == variant)
                .toList();
    }

    private static String ratio(List<Sample> samples, List<Sample> others) {
        Spread ratio = Spread.ratio(samples, others);
        return format("**%.3f** (%.2f–%.2f)", ratio.median(), ratio.lower(), ratio.upper());
    }

    private static String size(int bytes) {
        return bytes % 1024 == 0 ? bytes / 1024 + " KB" : bytes + " B";
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
