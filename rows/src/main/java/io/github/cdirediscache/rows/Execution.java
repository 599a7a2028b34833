package io.github.cdirediscache.rows;

import java.util.regex.Pattern;

/**
 * One execution of a test, as a report has it.
 *
 * @param className the binary name of the test's class
 * @param name the name in the report: JUnit's has parameter types and an index behind it, jqwik's has blanks for
 *     underscores
 * @param outcome what became of it
 */
record Execution(String className, String name, Outcome outcome) {

    private static final Pattern PARAMETERS_AND_INDEX = Pattern.compile("[(\\[{].*", Pattern.DOTALL);

    /** The name of the method. */
    String method() {
        return PARAMETERS_AND_INDEX.matcher(name).replaceFirst("").strip().replace(' ', '_');
    }
}
