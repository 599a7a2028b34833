package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.format.Compressor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** The BZIP2 format, by Apache Commons Compress. */
final class Bzip2Compressor implements Compressor {

    private static final LevelRange LEVELS = new LevelRange(
            "bzip2",
            BZip2CompressorOutputStream.MIN_BLOCKSIZE,
            BZip2CompressorOutputStream.MAX_BLOCKSIZE,
            BZip2CompressorOutputStream.MAX_BLOCKSIZE);

    /** The size of a block in 100,000 bytes. */
    private final int level;

    Bzip2Compressor(OptionalInt level) {
        this.level = LEVELS.check(level);
    }

    @Override
    public String id() {
        return "bzip2";
    }

    @Override
    public OutputStream compress(OutputStream out) throws IOException {
        return new BZip2CompressorOutputStream(out, level);
    }

    @Override
    public InputStream decompress(InputStream in) throws IOException {
        try {
            return new ReadingStream(new BZip2CompressorInputStream(in), "BZIP2");
        } catch (RuntimeException e) {
            throw new IOException("the stream is no BZIP2", e);
        }
    }
}
