package io.github.cdirediscache.internal.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that fails where the stream below it goes on after so many bytes. Who decompresses reads through one, so that
 * a few bytes that unfold to gigabytes cost no more memory than the limit. Not thread-safe.
 */
public final class BoundedInputStream extends FilterInputStream {

    private final long limit;
    private long left;

    /**
     * Bounds a stream.
     *
     * @param in the stream; closed with this one
     * @param limit how many bytes may be read; zero or more
     * @throws IllegalArgumentException if the limit is negative
     */
    public BoundedInputStream(InputStream in, long limit) {
        super(in);
        if (limit < 0) {
            throw new IllegalArgumentException("limit must not be negative, was " + limit);
        }
        this.limit = limit;
        this.left = limit;
    }

    /**
     * {@inheritDoc}
     *
     * @throws TooLargeException if the limit has been read and there is more
     */
    @Override
    public int read() throws IOException {
        int next = in.read();
        if (next >= 0) {
            count(1);
        }
        return next;
    }

    /**
     * {@inheritDoc}
     *
     * @throws TooLargeException if there is more than the limit
     */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        // One more than is left, to tell a stream that ends at the limit from one that goes on.
        int read = in.read(buffer, offset, (int) (Math.min(length - 1L, left) + 1));
        if (read > 0) {
            count(read);
        }
        return read;
    }

    /**
     * {@inheritDoc}
     *
     * @throws TooLargeException if there is more than the limit
     */
    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(Math.min(count - 1, left) + 1);
        count(skipped);
        return skipped;
    }

    /**
     * Whether {@link #mark} works.
     *
     * @return false: what was read can't be taken back
     */
    @Override
    public boolean markSupported() {
        return false;
    }

    /**
     * Does nothing.
     *
     * @param readLimit ignored
     */
    @Override
    public synchronized void mark(int readLimit) {}

    /**
     * Fails.
     *
     * @throws IOException always
     */
    @Override
    public synchronized void reset() throws IOException {
        throw new IOException("mark/reset not supported");
    }

    private void count(long read) throws TooLargeException {
        left -= read;
        if (left < 0) {
            left = 0;
            throw new TooLargeException(limit);
        }
    }
}
