package io.github.cdirediscache.internal.format;

import java.util.OptionalInt;

/** The levels that a compressor takes: how hard it tries, on its own scale. */
record LevelRange(String compressor, int min, int max, int byDefault) {

    int check(OptionalInt level) {
        int value = level.orElse(byDefault);
        if (value < min || value > max) {
            throw new IllegalArgumentException("compressor.level must be from " + min + " to " + max + ", was " + value
                    + " (compressor " + compressor + ")");
        }
        return value;
    }
}
