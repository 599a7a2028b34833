package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.format.Compressor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/**
 * The LZ4 frame format with checksums, by lz4-java. Its classes in plain Java are used: they check all bounds, where
 * its native library would have to be unpacked and loaded, once for all class loaders, and its others use
 * {@code sun.misc.Unsafe}.
 *
 * @see <a href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md">LZ4 Frame Format Description</a>
 */
final class Lz4Compressor implements Compressor {

    private static final int FAST = 0;
    private static final LevelRange LEVELS = new LevelRange("lz4", FAST, 17, FAST);
    private static final long UNKNOWN_SIZE = -1;

    private final int level;

    Lz4Compressor(OptionalInt level) {
        this.level = LEVELS.check(level);
    }

    @Override
    public String id() {
        return "lz4";
    }

    @Override
    public OutputStream compress(OutputStream out) throws IOException {
        LZ4Factory java = LZ4Factory.safeInstance();
        LZ4Compressor compressor = level == FAST ? java.fastCompressor() : java.highCompressor(level);
        // The content's checksum would be computed by the native library; those of the blocks cover the same.
        return new LZ4FrameOutputStream(
                out,
                BLOCKSIZE.SIZE_64KB,
                UNKNOWN_SIZE,
                compressor,
                hash(),
                FLG.Bits.BLOCK_INDEPENDENCE,
                FLG.Bits.BLOCK_CHECKSUM);
    }

    @Override
    public InputStream decompress(InputStream in) throws IOException {
        // One frame, as it is written: each frame makes the reader allocate up to 8 MB, however short it is.
        boolean oneFrame = true;
        return new ReadingStream(
                new LZ4FrameInputStream(in, LZ4Factory.safeInstance().safeDecompressor(), hash(), oneFrame), "LZ4");
    }

    private static XXHash32 hash() {
        return XXHashFactory.safeInstance().hash32();
    }
}
