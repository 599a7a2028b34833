package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.format.Compressor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The compressors of ours. {@code none}, {@code zlib} and {@code gzip} need the JDK alone, each of the others a library
 * that the application adds.
 */
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
        return new ZlibCompressor(level);
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
        return new GzipCompressor(level);
    }

    /**
     * The BZIP2 format: {@code bzip2}. Small and slow, and each call takes megabytes: up to 8 to write, 4 to read. Needs
     * {@code org.apache.commons:commons-compress}.
     *
     * @param level the size of a block in 100,000 bytes, 1 to 9; 9 if empty
     * @return the compressor
     * @throws IllegalArgumentException if the level is out of its range, or the library is not on the class path
     */
    public static Compressor bzip2(OptionalInt level) {
        return Library.build("compressor bzip2", List.of(Library.COMMONS_COMPRESS), () -> new Bzip2Compressor(level));
    }

    /**
     * The Zstandard format: {@code zstd}. Smaller than {@link #zlib} in less time, by a native library. Needs
     * {@code com.github.luben:zstd-jni}.
     *
     * @param level -7 (fastest) to 19 (smallest; takes about 90 MB to write); 3 if empty, which 0 means too
     * @return the compressor
     * @throws IllegalArgumentException if the level is out of its range, the library is not on the class path, or has no
     *     native part for this machine
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</a>
     */
    public static Compressor zstd(OptionalInt level) {
        return Library.build("compressor zstd", List.of(Library.ZSTD), () -> ZstdCompressor.loaded(level));
    }

    /**
     * The LZ4 frame format: {@code lz4}. Faster than any other, and less small. Needs {@code at.yawk.lz4:lz4-java}.
     *
     * @param level 0 (fast) or 1 to 17 (the high compression of LZ4, which is slow to write); 0 if empty
     * @return the compressor
     * @throws IllegalArgumentException if the level is out of its range, or the library is not on the class path
     */
    public static Compressor lz4(OptionalInt level) {
        return Library.build("compressor lz4", List.of(Library.LZ4), () -> new Lz4Compressor(level));
    }

    /** All whose library is there, to read with. A native library is loaded where the first entry needs it. */
    static List<Compressor> all() {
        OptionalInt byDefault = OptionalInt.empty();
        List<Compressor> all = new ArrayList<>(List.of(none(), zlib(byDefault), gzip(byDefault)));
        if (Library.COMMONS_COMPRESS.isThere()) {
            all.add(new Bzip2Compressor(byDefault));
        }
        if (Library.ZSTD.isThere()) {
            all.add(new ZstdCompressor(byDefault));
        }
        if (Library.LZ4.isThere()) {
            all.add(new Lz4Compressor(byDefault));
        }
        return all;
    }
}
