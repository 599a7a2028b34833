package io.github.cdirediscache.rows;

import java.util.List;
import java.util.regex.Pattern;

/** The ids of rows that a test carries: those at the head of its method's name, each with an underscore behind it. */
final class RowIds {

    private static final Pattern NEXT = Pattern.compile("\\G(S\\d+)_");

    private RowIds() {}

    /** The ids in a method's name, each once: S20 and S39 of {@code S20_S39_invalidate_...}. */
    static List<String> of(String method) {
        return NEXT.matcher(method).results().map(id -> id.group(1)).distinct().toList();
    }
}
