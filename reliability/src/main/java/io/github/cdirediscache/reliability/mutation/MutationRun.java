package io.github.cdirediscache.reliability.mutation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs histories with the library as it is, which must break no rule, and then one with each mutation, which must break the
 * rule that is there to catch it. Prints a table. System properties: {@code core} (the directory of the module, {@code core} by default),
 * {@code only} (a part of the row in the table), {@code seconds} of the first history with a mutation, {@code seed}, {@code attempts}
 * until a mutation counts as not caught, {@code verbose}.
 */
public final class MutationRun {

    private static final String HEAD =
            "| mutation | in | topology | rule | result | attempt | seconds |\n|---|---|---|---|---|---|---|";

    private MutationRun() {}

    /**
     * Runs them.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        Attempts attempts = new Attempts(
                Path.of(System.getProperty("core", "core")),
                Duration.ofSeconds(Long.getLong("seconds", 10)),
                Integer.getInteger("attempts", 3),
                Long.getLong("seed", 1),
                Boolean.getBoolean("verbose"));
        String only = System.getProperty("only", "");
        List<Mutation> mutations = Mutations.all().stream()
                .filter(mutation -> mutation.row().contains(only))
                .toList();
        mutations.forEach(attempts::check);
        boolean isSound = controls(mutations, attempts);
        boolean areCaught = mutations(mutations, attempts);
        System.exit(isSound && areCaught ? 0 : 1);
    }

    /** Whether no rule is broken without a mutation, in any kind of history in which one is looked for. */
    private static boolean controls(List<Mutation> mutations, Attempts attempts) {
        Map<String, Mutation> kinds = new LinkedHashMap<>();
        mutations.forEach(mutation -> kinds.putIfAbsent(mutation.history(), mutation));
        boolean isSound = true;
        for (Mutation one : kinds.values()) {
            Verdict verdict = attempts.control(one);
            System.out.println("control " + (verdict.isSound() ? "passed" : "failed") + " in " + verdict.seconds()
                    + " s: " + one.history() + verdict.text());
            isSound &= verdict.isSound();
        }
        System.out.println(
                kinds.size() + " controls " + (isSound ? "passed" : "ran, and not all passed: control failed"));
        return isSound;
    }

    private static boolean mutations(List<Mutation> mutations, Attempts attempts) {
        StringBuilder report = new StringBuilder(HEAD);
        long seconds = 0;
        int caught = 0;
        for (Mutation mutation : mutations) {
            Verdict verdict = attempts.run(mutation);
            String row = mutation.row() + " " + verdict.inWords(mutation.rules()) + " | " + verdict.attempt() + " | "
                    + verdict.seconds() + " |";
            System.out.println(row + verdict.text());
            report.append('\n').append(row);
            seconds += verdict.seconds();
            caught += verdict.isCaughtBy(mutation.rules()) ? 1 : 0;
        }
        System.out.println("\n" + report + "\n\n" + caught + " of " + mutations.size()
                + " mutations were caught by the expected rule, in " + seconds + " s");
        return caught == mutations.size();
    }
}
