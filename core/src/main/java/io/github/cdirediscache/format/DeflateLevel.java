package io.github.cdirediscache.format;

import java.util.OptionalInt;
import java.util.zip.Deflater;

/** How hard the JDK's {@link Deflater} tries. */
record DeflateLevel(int value) {

    DeflateLevel {
        if (value < Deflater.DEFAULT_COMPRESSION || value > Deflater.BEST_COMPRESSION) {
            throw new IllegalArgumentException("compressor.level must be from -1 to 9, was " + value);
        }
    }

    static DeflateLevel of(OptionalInt level) {
        return new DeflateLevel(level.orElse(Deflater.DEFAULT_COMPRESSION));
    }
}
