package io.github.cdirediscache.format;

import java.util.List;
import java.util.OptionalInt;

/** The compressors that need nothing but the JDK. */
public final class Compressors {

    private static final Compressor NONE = new NoCompressor();

    private Compressors() {}

    /**
     * Bytes as they are: {@code none}.
     *
     * @return the compressor
     */
    public static Compressor none() {
        return NONE;
    }

    /**
     * The ZLIB format: {@code zlib}.
     *
     * @param level 0 (store only) to 9 (smallest), or -1 for zlib's own choice, which an empty one means too
     * @return the compressor
     * @throws IllegalArgumentException if the level is out of its range
     * @see <a href="https://www.rfc-editor.org/rfc/rfc1950">RFC 1950</a>
     */
    public static Compressor zlib(OptionalInt level) {
        return new ZlibCompressor(DeflateLevel.of(level));
    }

    /**
     * The GZIP format: {@code gzip}. 12 bytes longer than {@link #zlib}.
     *
     * @param level 0 (store only) to 9 (smallest), or -1 for zlib's own choice, which an empty one means too
     * @return the compressor
     * @throws IllegalArgumentException if the level is out of its range
     * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
     */
    public static Compressor gzip(OptionalInt level) {
        return new GzipCompressor(DeflateLevel.of(level));
    }

    /** All of them, to read with. */
    static List<Compressor> all() {
        return List.of(none(), zlib(OptionalInt.empty()), gzip(OptionalInt.empty()));
    }
}
