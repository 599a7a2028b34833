package io.github.cdirediscache.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs {@link HitBenchmark}, one process for each variant, all of them in turn, and prints the table. */
public final class HitTable {

    private static final List<Integer> SIZES = List.of(300, 10 * 1024);

    private HitTable() {}

    /**
     * Runs the benchmark and prints the table to standard output.
     *
     * @param arguments the settings: {@code --forks}, {@code --warm-ups} and {@code --rounds}, each with a number
     * @throws Exception if the benchmark fails
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.ofCommandLine(arguments);
        System.err.println(
                "About " + SIZES.size() * Race.seconds(settings, Variant.values().length) + " s: " + settings);
        String machine = Machine.describe();
        System.out.println(new Table(measure(settings)).markdown() + "\n" + machine);
    }

    private static Map<Integer, List<Sample>> measure(Settings settings) throws Exception {
        Map<Integer, List<Sample>> samples = new LinkedHashMap<>();
        for (int size : SIZES) {
            try (Race race = new Race(HitBenchmark.class, "hit", settings, variants(size))) {
                samples.put(size, race.run());
            }
        }
        return samples;
    }

    private static Map<String, Map<String, String>> variants(int size) {
        Map<String, Map<String, String>> variants = new LinkedHashMap<>();
        for (Variant variant : Variant.values()) {
            variants.put(variant.name(), Map.of("variant", variant.name(), "size", String.valueOf(size)));
        }
        return variants;
    }
}
