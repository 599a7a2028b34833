package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.History;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies all rules to a history. */
public final class Checker {

    private static final int SHOWN = 10;

    private Checker() {}

    /** {@return all rules about the library} */
    public static List<Rule> rules() {
        return List.of(
                new OwnValues(),
                new NoOutdatedReads(),
                new OneComputation(),
                new ExactIncrements(),
                new LocksExclude(),
                new Bounds(),
                new DocumentedExceptions(),
                new Recovery(),
                new EveryCallEnds(),
                new NothingLeft());
    }

    /**
     * Checks a history.
     *
     * @param history of one run
     * @return what was found, by the name of the rule; only rules that were broken
     */
    public static Map<String, List<String>> violations(History history) {
        return violations(rules(), history);
    }

    /**
     * Checks a history, and whether there was enough to check.
     *
     * @param history of one run
     * @return what was found, by the name of the rule; only rules that were broken
     */
    public static Map<String, List<String>> verdict(History history) {
        Map<String, List<String>> all = new LinkedHashMap<>(violations(history));
        all.putAll(violations(List.of(new EnoughQuiet()), history));
        return all;
    }

    /**
     * How much there was to check.
     *
     * @param history of one run
     * @return seconds of quiet, and increments of counters that nothing may have lost
     */
    public static Coverage coverage(History history) {
        return new Coverage(new Quiet(history).nanos() / 1e9, ExactIncrements.checked(history));
    }

    private static Map<String, List<String>> violations(List<Rule> rules, History history) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Rule rule : rules) {
            List<String> violations = rule.violations(history);
            if (!violations.isEmpty()) {
                all.put(rule.name(), violations);
            }
        }
        return all;
    }

    /**
     * Checks runs that were recorded.
     *
     * @param directories of the runs
     */
    public static void main(String[] directories) {
        boolean isBroken = false;
        for (String directory : directories) {
            Map<String, List<String>> violations = verdict(History.read(Path.of(directory)));
            System.out.println(directory + ": " + (violations.isEmpty() ? "no violation" : text(violations)));
            isBroken |= !violations.isEmpty();
        }
        System.exit(isBroken ? 1 : 0);
    }

    /**
     * How much there was to check.
     *
     * @param quietSeconds in which nothing was wrong
     * @param increments of counters that nothing may have lost
     */
    public record Coverage(double quietSeconds, long increments) {}

    /**
     * Some of what was found.
     *
     * @param violations of {@link #violations}
     * @return lines
     */
    public static String text(Map<String, List<String>> violations) {
        StringBuilder text = new StringBuilder();
        violations.forEach((rule, found) -> {
            text.append('\n').append(rule).append(": ").append(found.size());
            found.stream().limit(SHOWN).forEach(each -> text.append("\n  ").append(each));
        });
        return text.toString();
    }
}
