package io.github.cdirediscache.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rows, each with the tests that carry it.
 *
 * @param carriers the tests of each row, in the order of the rows
 * @param strangers the tests of each id that is no row
 */
record Coverage(Map<Row, List<Carrier>> carriers, Map<String, List<Carrier>> strangers) {

    /** Sorts executions to the rows that their names begin with. */
    static Coverage of(List<Row> rows, List<Execution> executions) {
        Map<String, List<Carrier>> byId = new TreeMap<>();
        for (Carrier carrier : carriers(executions)) {
            RowIds.of(carrier.method())
                    .forEach(id -> byId.computeIfAbsent(id, absent -> new ArrayList<>())
                            .add(carrier));
        }
        Map<Row, List<Carrier>> carriers = new LinkedHashMap<>();
        for (Row row : rows) {
            List<Carrier> found = byId.remove(row.id());
            carriers.put(row, found == null ? List.of() : found);
        }
        return new Coverage(carriers, byId);
    }

    /** What is wrong: rows that no passed test carries, and ids that are no rows. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        carriers.forEach((row, tests) -> {
            if (tests.stream().noneMatch(Carrier::counts)) {
                problems.add(row.id() + " (" + row.title() + ") has no passed test" + reasons(tests));
            }
        });
        strangers.forEach((id, tests) ->
                problems.add(id + " is no row, but " + tests.get(0).label() + " carries it"));
        return problems;
    }

    private static String reasons(List<Carrier> tests) {
        return tests.stream()
                .map(test -> "; " + test.label() + " " + test.whyNot())
                .collect(Collectors.joining());
    }

    private static List<Carrier> carriers(List<Execution> executions) {
        Map<String, List<Execution>> byTest = executions.stream()
                .collect(Collectors.groupingBy(
                        execution -> execution.className() + "." + execution.method(),
                        TreeMap::new,
                        Collectors.toList()));
        return byTest.values().stream().map(Carrier::of).toList();
    }
}
