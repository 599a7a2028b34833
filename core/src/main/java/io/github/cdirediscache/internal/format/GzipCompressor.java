package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.format.Compressor;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.OptionalInt;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** The GZIP format, by the JDK. */
final class GzipCompressor implements Compressor {

    private static final int BUFFER = 4096;
    private static final int HEADER = 10;

    private static final LevelRange LEVELS = new LevelRange(
            "gzip", Deflater.DEFAULT_COMPRESSION, Deflater.BEST_COMPRESSION, Deflater.DEFAULT_COMPRESSION);

    private final int level;

    GzipCompressor(OptionalInt level) {
        this.level = LEVELS.check(level);
    }

    @Override
    public String id() {
        return "gzip";
    }

    @Override
    public OutputStream compress(OutputStream out) throws IOException {
        return new Deflating(out, level);
    }

    @Override
    public InputStream decompress(InputStream in) throws IOException {
        // GZIPInputStream leaves its native memory to the garbage collector where its constructor fails on the header.
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new EOFException("the stream ends within its GZIP header");
        }
        if ((header[0] & 0xff) != 0x1f || (header[1] & 0xff) != 0x8b || header[2] != 8 || header[3] != 0) {
            throw new ZipException("the stream has no GZIP header, or one with fields that are never written here");
        }
        return new GZIPInputStream(new SequenceInputStream(new ByteArrayInputStream(header), in), BUFFER);
    }

    /** Has a level, and ends its deflater where finishing failed, too. */
    private static final class Deflating extends GZIPOutputStream {

        Deflating(OutputStream out, int level) throws IOException {
            super(out, BUFFER);
            def.setLevel(level);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                def.end();
            }
        }
    }
}
