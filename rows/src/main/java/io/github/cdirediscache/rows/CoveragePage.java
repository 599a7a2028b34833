package io.github.cdirediscache.rows;

import java.util.List;
import java.util.stream.Collectors;

/** The coverage as a page: a table of the rows, then the tests of each. */
final class CoveragePage {

    private static final String HEAD = """
            # The rows of docs/from-django.md and their tests

            A test carries the rows whose ids its name begins with. It counts if it passed, and no execution of it failed. The
            topologies are those that the names of the tests' classes say.

            | row | what | tests | executions | topologies |
            |---|---|--:|--:|---|
            """;

    private CoveragePage() {}

    /** The page, in Markdown. */
    static String of(Coverage coverage) {
        StringBuilder page = new StringBuilder(HEAD);
        coverage.carriers().forEach((row, tests) -> page.append(line(row, counting(tests))));
        coverage.carriers().forEach((row, tests) -> page.append(section(row, tests)));
        return page.toString();
    }

    private static String line(Row row, List<Carrier> tests) {
        List<String> cells = List.of(
                row.id(),
                row.title(),
                tests.isEmpty() ? "**none**" : Integer.toString(tests.size()),
                Integer.toString(tests.stream().mapToInt(Carrier::passed).sum()),
                Topologies.of(tests.stream().map(Carrier::className).toList()));
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String section(Row row, List<Carrier> tests) {
        return "\n## " + row.id() + " " + row.title() + "\n"
                + tests.stream().map(CoveragePage::item).collect(Collectors.joining());
    }

    private static String item(Carrier test) {
        String what = test.counts()
                ? "× " + test.passed() + ", " + Topologies.of(List.of(test.className()))
                : "does not count: it " + test.whyNot();
        return "- `" + test.label() + "` " + what + "\n";
    }

    private static List<Carrier> counting(List<Carrier> tests) {
        return tests.stream().filter(Carrier::counts).toList();
    }
}
