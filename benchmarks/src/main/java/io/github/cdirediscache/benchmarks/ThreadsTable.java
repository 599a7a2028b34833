package io.github.cdirediscache.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs {@link ThreadsBenchmark} with several numbers of threads, all variants of each in turn, and prints the table. */
public final class ThreadsTable {

    private static final String HEAD = """
            | threads | read by | calls/s | p50 µs | p99 µs | B/call | beside raw Jedis |
            |---|---|---|---|---|---|---|
            """;

    private static final List<Integer> COUNTS = List.of(1, 4, 16, 64, 256);

    private final Map<Callers, List<Sample>> samples;

    ThreadsTable(Map<Callers, List<Sample>> samples) {
        this.samples = new LinkedHashMap<>(samples);
    }

    /**
     * Runs the benchmark and prints the table to standard output.
     *
     * @param arguments the settings: {@code --forks}, {@code --warm-ups} and {@code --rounds}, each with a number
     * @throws Exception if the benchmark fails
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.ofCommandLine(arguments);
        List<Callers> all = callers(Runtime.version().feature());
        System.err.println(
                "About " + all.size() * Race.seconds(settings, SharedVariant.values().length) + " s: " + settings);
        String machine = Machine.describe();
        Map<Callers, List<Sample>> samples = new LinkedHashMap<>();
        for (Callers callers : all) {
            try (Race race = new Race(ThreadsBenchmark.class, "hit", settings, callers, variants())) {
                samples.put(callers, race.run());
            }
        }
        System.out.println(new ThreadsTable(samples).markdown() + "\n" + machine);
    }

    static List<Callers> callers(int javaVersion) {
        List<Callers> all = new ArrayList<>();
        COUNTS.forEach(count -> all.add(new Callers(count, false)));
        if (javaVersion >= 21) {
            all.add(new Callers(256, true));
        }
        return all;
    }

    private static Map<String, Map<String, String>> variants() {
        Map<String, Map<String, String>> variants = new LinkedHashMap<>();
        for (SharedVariant variant : SharedVariant.values()) {
            variants.put(variant.name(), Map.of("variant", variant.name()));
        }
        return variants;
    }

    String markdown() {
        StringBuilder text = new StringBuilder(HEAD);
        samples.forEach((callers, all) -> {
            for (SharedVariant variant : SharedVariant.values()) {
                text.append(row(callers, variant, all));
            }
        });
        return text.toString();
    }

    private static String row(Callers callers, SharedVariant variant, List<Sample> all) {
        List<Sample> own = of(all, variant);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %.0f | %.0f | %.0f | %s |\n",
                callers.title(),
                variant.title(),
                callers.count() * Spread.of(own, Sample::callsPerSecond).median(),
                Spread.of(own, Sample::p50Nanos).median() / 1000,
                Spread.of(own, Sample::p99Nanos).median() / 1000,
                Spread.of(own, Sample::bytes).median(),
                Spread.ratio(own, of(all, SharedVariant.RAW_JEDIS), Sample::callsPerSecond)
                        .markdown());
    }

    private static List<Sample> of(List<Sample> samples, SharedVariant variant) {
        return samples.stream()
                .filter(sample -> sample.variant().equals(variant.name()))
                .toList();
    }
}
