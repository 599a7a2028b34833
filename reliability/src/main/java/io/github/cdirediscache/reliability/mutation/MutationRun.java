package io.github.cdirediscache.reliability.mutation;

import io.github.cdirediscache.reliability.check.Checker;
import io.github.cdirediscache.reliability.history.Conductor;
import io.github.cdirediscache.reliability.record.History;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Runs a history with each mutation, and prints which rule found it. System properties: {@code core} (the directory of the
 * module, {@code core} by default), {@code only} (a part of the name), {@code seconds} of each history, {@code seed},
 * {@code attempts} until a mutation counts as not found.
 */
public final class MutationRun {

    private MutationRun() {}

    /**
     * Runs them.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        Path core = Path.of(System.getProperty("core", "core"));
        String only = System.getProperty("only", "");
        StringBuilder report = new StringBuilder("| mutation | in | found by | expected |\n|---|---|---|---|");
        boolean isMissed = false;
        for (Mutation mutation : Mutations.all()) {
            if (mutation.name().contains(only)) {
                List<String> rules = run(mutation, core);
                isMissed |= rules.isEmpty();
                String row = "\n| " + mutation.name() + " | `"
                        + Path.of(mutation.file()).getFileName() + "` | "
                        + (rules.isEmpty() ? "nothing" : String.join(", ", rules)) + " | " + mutation.rule() + " |";
                System.out.println(row.strip());
                report.append(row);
            }
        }
        System.out.println("\n" + report);
        System.exit(isMissed ? 1 : 0);
    }

    /** The rules that were broken, in the first of several attempts in which one was. */
    private static List<String> run(Mutation mutation, Path core) {
        Duration time = Duration.ofSeconds(Long.getLong("seconds", 15));
        long seed = Long.getLong("seed", 1);
        List<String> rules = List.of();
        for (int attempt = 0; attempt < Integer.getInteger("attempts", 3); attempt++) {
            rules = run(mutation, core, time, seed + attempt);
            if (!rules.isEmpty()) {
                return rules;
            }
        }
        return rules;
    }

    private static List<String> run(Mutation mutation, Path core, Duration time, long seed) {
        Path directory = directory();
        String classPath = System.getProperty("java.class.path");
        Path classes = directory.resolve("mutant");
        Mutant.build(mutation, core, classes, classPath);
        String mutated = classes + File.pathSeparator + classPath;
        new Conductor(mutation.profile(), mutation.kind(), seed, directory, mutated).run(time);
        Map<String, List<String>> violations = Checker.violations(History.read(directory));
        if (Boolean.getBoolean("verbose")) {
            System.out.println(mutation.name() + " in " + directory + Checker.text(violations));
        }
        return List.copyOf(violations.keySet());
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("mutation-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
