package io.github.cdirediscache.benchmarks;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link FormatBenchmark} and prints the bytes and times of each format. */
public final class FormatTable {

    private static final TimeValue ITERATION = TimeValue.milliseconds(500);
    private static final int WARM_UPS = 4;
    private static final int ITERATIONS = 3;

    private final Map<String, Double> micros;

    /** Of median times, by {@link #name}. */
    FormatTable(Map<String, Double> micros) {
        this.micros = Map.copyOf(micros);
    }

    /**
     * Runs the benchmark and prints the tables to standard output.
     *
     * @param arguments none
     * @throws Exception if the benchmark fails
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        String machine = Machine.describe();
        Map<String, Double> micros = new TreeMap<>();
        for (FormatValue value : FormatValue.values()) {
            measure(FormatCase.SERIALIZERS, value, micros);
        }
        measure(FormatCase.COMPRESSORS, FormatValue.LARGE, micros);
        System.out.println(new FormatTable(micros).markdown() + "\n" + machine);
    }

    private static void measure(List<String> formats, FormatValue value, Map<String, Double> micros)
            throws RunnerException {
        String[] present = formats.stream().filter(FormatTable::isPresent).toArray(String[]::new);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(FormatBenchmark.class.getName())
                        .param("format", present)
                        .param("value", value.name())
                        .forks(1)
                        .warmupIterations(WARM_UPS)
                        .warmupTime(ITERATION)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(ITERATION)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        for (RunResult result : results) {
            String format = result.getParams().getParam("format");
            micros.put(
                    name(format, value, result.getPrimaryResult().getLabel()),
                    result.getPrimaryResult().getStatistics().getPercentile(50));
        }
    }

    private static boolean isPresent(String format) {
        try {
            var unused = FormatCase.of(format, FormatValue.SMALL);
            return true;
        } catch (IllegalArgumentException | IOException missing) {
            return false;
        }
    }

    static String name(String format, FormatValue value, String method) {
        return format + " " + value + " " + method;
    }

    String markdown() throws IOException {
        StringBuilder text = new StringBuilder("""
                | serializer | one article: bytes | write µs | read µs | 200 articles: bytes | write µs | read µs |
                |---|---|---|---|---|---|---|
                """);
        for (String format : FormatCase.SERIALIZERS) {
            text.append("| `").append(format).append("` |");
            text.append(cells(format, FormatValue.SMALL, ""))
                    .append(cells(format, FormatValue.LARGE, ""))
                    .append('\n');
        }
        text.append("""

                | compressor of 200 articles in JSON | bytes | of the whole | write µs | read µs |
                |---|---|---|---|---|
                """);
        double whole = FormatCase.of("none", FormatValue.LARGE).write().length;
        for (String format : FormatCase.COMPRESSORS) {
            text.append("| `").append(format).append("` |");
            text.append(cells(format, FormatValue.LARGE, share(format, whole))).append('\n');
        }
        return text.toString();
    }

    private static String share(String format, double whole) throws IOException {
        if (!isPresent(format)) {
            return " |";
        }
        return format(
                " %.0f %% |", 100 * FormatCase.of(format, FormatValue.LARGE).write().length / whole);
    }

    /** Empty ones if the format's library is not on the class path. */
    private String cells(String format, FormatValue value, String afterBytes) throws IOException {
        if (!isPresent(format)) {
            return " its library is missing |" + afterBytes + " | |";
        }
        int bytes = FormatCase.of(format, value).write().length;
        return format(
                " %d |%s %.1f | %.1f |",
                bytes,
                afterBytes,
                micros.getOrDefault(name(format, value, "write"), Double.NaN),
                micros.getOrDefault(name(format, value, "read"), Double.NaN));
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
