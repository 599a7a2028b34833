package io.github.cdirediscache.reliability.mutation;

import io.github.cdirediscache.reliability.check.Checker;
import java.util.List;
import java.util.Map;

/**
 * What came of the histories with a mutation, or of the one without.
 *
 * @param violations what was found, by the name of the rule
 * @param attempt how many histories there were
 * @param seconds from the begin of the first one until a rule that was waited for was broken, or until the end
 * @param isVerbose whether what was found is shown
 */
record Verdict(Map<String, List<String>> violations, int attempt, long seconds, boolean isVerbose) {

    boolean isSound() {
        return violations.isEmpty();
    }

    /** Whether one of these rules was broken. */
    boolean isCaughtBy(List<String> rules) {
        return rules.stream().anyMatch(violations::containsKey);
    }

    /** Whether that is what was expected. */
    String inWords(List<String> expected) {
        if (isCaughtBy(expected)) {
            return "caught by expected rule";
        }
        return isSound()
                ? "not caught"
                : "caught by another rule only (" + String.join(", ", violations.keySet()) + ")";
    }

    /** What was found, if it is to be shown. */
    String text() {
        return isVerbose || violations.isEmpty() ? Checker.text(violations) : "";
    }
}
