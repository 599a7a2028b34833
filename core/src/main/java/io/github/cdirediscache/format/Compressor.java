package io.github.cdirediscache.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Compresses and decompresses bytes. Implementations are thread-safe; the streams they hand out are not. */
public interface Compressor {

    /**
     * The id in each entry's header: 1 to 32 characters of {@code a-z}, {@code 0-9} and {@code -}. It is never changed
     * for a format, and never used again for another one.
     *
     * @return the name
     */
    String id();

    /**
     * A stream that compresses.
     *
     * @param out takes the compressed bytes
     * @return the stream; the caller closes it, which finishes it, frees what it holds and closes {@code out}
     * @throws IOException if {@code out} throws it
     */
    OutputStream compress(OutputStream out) throws IOException;

    /**
     * A stream that decompresses. It need not limit the size itself: the cache reads no more than a value may have.
     *
     * @param in the compressed bytes
     * @return the stream; the caller closes it, which frees what it holds and closes {@code in}. Reading from it throws
     *     an {@code IOException} if the bytes are truncated or not in this format
     * @throws IOException if the first bytes already show that they are not in this format
     */
    InputStream decompress(InputStream in) throws IOException;
}
