package io.github.cdirediscache.rows;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs last in {@code mvn verify}: fails if a row of the page has no passed test, and writes which tests each has. */
class RowsIT {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/from-django.md");
    private static final Path REPORT = Path.of("target/seed-rows.md");

    /** What is given to Maven to run some tests only, or none. */
    private static final List<String> SELECTIONS = List.of(
            "test",
            "it.test",
            "groups",
            "excludedGroups",
            "skipTests",
            "skipITs",
            "maven.test.skip",
            "maven.test.skip.exec");

    @Test
    void rows_ofThePage_haveEachAPassedTest() throws IOException {
        Modules modules = Modules.of(ROOT);
        assumeAllTestsRan(modules);
        List<Execution> executions = new ArrayList<>();
        for (Path report : modules.reportsSince(Instant.parse(property("rows.started")))) {
            executions.addAll(TestReport.read(report));
        }
        Coverage coverage = Coverage.of(RowsPage.read(PAGE), executions);
        Files.writeString(REPORT, CoveragePage.of(coverage));
        System.out.println("The rows of docs/from-django.md and their tests: " + REPORT.toRealPath());
        List<String> problems = coverage.problems();
        if (!problems.isEmpty()) {
            fail("""
                    rows of docs/from-django.md and tests do not go together:
                    %s
                    A test carries the rows whose ids its name begins with, as in S22_increment_...; which tests carry which rows \
                    is in %s""", String.join("\n", problems), REPORT.toRealPath());
        }
    }

    /** In a build of some modules or tests, rows without a test mean nothing. */
    private static void assumeAllTestsRan(Modules modules) {
        List<Path> left = modules.notIn(property("rows.modules"));
        assume(left.isEmpty(), "this build leaves out " + left);
        List<String> selected = SELECTIONS.stream().filter(RowsIT::isSet).toList();
        assume(selected.isEmpty(), "this build runs some tests only, because of " + selected);
    }

    private static void assume(boolean condition, String otherwise) {
        if (!condition) {
            System.out.println("The rows of docs/from-django.md are not checked: " + otherwise);
        }
        assumeTrue(condition, otherwise);
    }

    private static boolean isSet(String selection) {
        return !Set.of("", "false").contains(property(selection));
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }
}
