package io.github.cdirediscache.internal.jackson;

import java.io.IOException;

/**
 * How many arrays and objects an entry may have. Its bytes are bounded by who reads, but an empty object of one byte
 * or two takes fifty in memory. Not thread-safe.
 */
final class ContainerLimit {

    static final int MAX = 1_000_000;

    private final String format;
    private int containers;

    ContainerLimit(String format) {
        this.format = format;
    }

    void count() throws IOException {
        if (++containers > MAX) {
            throw new IOException(format + " must have at most " + MAX + " arrays and objects, had more");
        }
    }
}
