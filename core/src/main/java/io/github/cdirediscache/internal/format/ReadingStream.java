package io.github.cdirediscache.internal.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A decompressing stream of a library, of which callers get an {@code IOException} for whatever is wrong with the bytes:
 * libraries answer some of them with an unchecked exception. Not thread-safe.
 */
final class ReadingStream extends FilterInputStream {

    private final String format;

    ReadingStream(InputStream in, String format) {
        super(in);
        this.format = format;
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        try {
            return in.skip(count);
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    private IOException unreadable(RuntimeException cause) {
        return new IOException("the stream is no " + format, cause);
    }
}
