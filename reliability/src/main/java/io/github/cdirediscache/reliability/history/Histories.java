package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.check.Checker;
import io.github.cdirediscache.reliability.record.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs and checks a history on each topology, and prints a report. System properties: {@code topologies} (separated by
 * commas), {@code seconds} of each, {@code seed}, {@code faults} (a part of their name), {@code threads} of each process, {@code directory}.
 */
public final class Histories {

    private Histories() {}

    /**
     * Runs them.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        String all = String.join(
                ",",
                Arrays.stream(TopologyKind.values()).map(TopologyKind::name).toList());
        String topologies = System.getProperty("topologies", all);
        Duration time = Duration.ofSeconds(Long.getLong("seconds", 480));
        long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);
        Profile profile = Profile.standard()
                .withFaults(System.getProperty("faults", ""))
                .withThreads(Integer.getInteger("threads", 4), 1000);
        StringBuilder report = new StringBuilder(Report.HEAD);
        boolean isBroken = false;
        for (String name : topologies.split(",", -1)) {
            TopologyKind kind = TopologyKind.valueOf(name.toUpperCase(Locale.ROOT));
            Path directory = directory(kind, seed);
            System.out.println(kind + " with seed " + seed + ", recorded in " + directory);
            new Conductor(profile, kind, seed, directory, System.getProperty("java.class.path")).run(time);
            History history = History.read(directory);
            Map<String, List<String>> violations = Checker.verdict(history);
            isBroken |= !violations.isEmpty();
            System.out.println(Checker.text(violations));
            report.append('\n').append(Report.row(kind.name().toLowerCase(Locale.ROOT), seed, history, violations));
        }
        System.out.println(report);
        System.exit(isBroken ? 1 : 0);
    }

    private static Path directory(TopologyKind kind, long seed) {
        try {
            String parent = System.getProperty("directory");
            Path directory = parent == null
                    ? Files.createTempDirectory("history-" + kind + "-")
                    : Path.of(parent, kind + "-" + seed);
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
