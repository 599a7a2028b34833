package io.github.cdirediscache.rows;

import java.util.List;

/**
 * A test, with all that became of it.
 *
 * @param className the binary name of its class
 * @param method the name of its method
 * @param outcomes one for each execution
 */
record Carrier(String className, String method, List<Outcome> outcomes) {

    /** The test that several executions are of. */
    static Carrier of(List<Execution> executions) {
        Execution any = executions.get(0);
        return new Carrier(
                any.className(),
                any.method(),
                executions.stream().map(Execution::outcome).toList());
    }

    /** How many executions passed. */
    int passed() {
        return count(Outcome.PASSED);
    }

    /** Whether a row may rely on it: it ran, and no execution failed. */
    boolean counts() {
        return passed() > 0 && count(Outcome.FAILED) == 0;
    }

    /** Class and method, without the package. */
    String label() {
        return className.substring(className.lastIndexOf('.') + 1) + "." + method;
    }

    /** Why it does not count. */
    String whyNot() {
        int failed = count(Outcome.FAILED);
        return failed > 0 ? "failed (" + failed + " of " + outcomes.size() + ")" : "was skipped";
    }

    private int count(Outcome outcome) {
        return (int) outcomes.stream().filter(outcome::equals).count();
    }
}
