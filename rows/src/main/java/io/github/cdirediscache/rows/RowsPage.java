package io.github.cdirediscache.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page whose table has the rows: the lines that begin with a cell that holds an id alone. */
final class RowsPage {

    /** An id, and the next cell, in which a backslash may stand before a bar. */
    private static final Pattern LINE = Pattern.compile("\\| *(S\\d+) *\\| *((?:[^|\\\\]|\\\\.)*?) *\\|.*");

    private RowsPage() {}

    /**
     * Reads the rows of a page.
     *
     * @throws IllegalArgumentException if their ids are not S01, S02 and so on, or one has no title
     */
    static List<Row> read(Path page) throws IOException {
        List<Row> rows = Files.readAllLines(page).stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Row(line.group(1), line.group(2)))
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(page + ": no line begins with the id of a row, such as \"| S01 |\"");
        }
        for (int i = 0; i < rows.size(); i++) {
            check(page, rows.get(i), String.format("S%02d", i + 1));
        }
        return rows;
    }

    private static void check(Path page, Row row, String expectedId) {
        if (!row.id().equals(expectedId)) {
            throw new IllegalArgumentException(
                    page + ": the rows must be in order, each once: expected " + expectedId + ", found " + row.id());
        }
        if (row.title().isEmpty()) {
            throw new IllegalArgumentException(page + ": row " + row.id() + " has no title");
        }
    }
}
