package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.format.Compressor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The ZLIB format, by the JDK's {@link Deflater}. */
final class ZlibCompressor implements Compressor {

    private static final int BUFFER = 4096;

    private static final LevelRange LEVELS = new LevelRange(
            "zlib", Deflater.DEFAULT_COMPRESSION, Deflater.BEST_COMPRESSION, Deflater.DEFAULT_COMPRESSION);

    private final int level;

    ZlibCompressor(OptionalInt level) {
        this.level = LEVELS.check(level);
    }

    @Override
    public String id() {
        return "zlib";
    }

    @Override
    public OutputStream compress(OutputStream out) {
        return new Deflating(out, new Deflater(level));
    }

    @Override
    public InputStream decompress(InputStream in) {
        return new Inflating(in, new Inflater());
    }

    /** Ends its deflater, which the JDK's class does for its own only, and not where finishing failed. */
    private static final class Deflating extends DeflaterOutputStream {

        Deflating(OutputStream out, Deflater deflater) {
            super(out, deflater, BUFFER);
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

    /** Ends its inflater, and takes a stream that asks for a dictionary for what it is: none of ours. */
    private static final class Inflating extends InflaterInputStream {

        Inflating(InputStream in, Inflater inflater) {
            super(in, inflater, BUFFER);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read < 0 && !inf.finished()) {
                throw new ZipException("the stream needs a dictionary");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                inf.end();
            }
        }
    }
}
