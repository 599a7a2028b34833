package io.github.cdirediscache.extension;

import java.util.List;

/** A value of tests, with a collection in it. */
public record Book(long id, String title, List<String> authors) {

    public static Book of(long id) {
        return new Book(id, "Book " + id, List.of("A", "B"));
    }
}
