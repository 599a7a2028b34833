package io.github.cdirediscache.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Makes bytes fewer and back. Implementations are thread-safe; the streams they hand out are not. */
public interface Compressor {

    /**
     * The name that stands in each entry's header: 1 to 32 characters of {@code a-z}, {@code 0-9} and {@code -}. It is
     * never changed for a format, and never used again for another one.
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
     * A stream that decompresses. It has no bound of its own: the cache reads no more from it than a value may have.
     *
     * @param in the compressed bytes
     * @return the stream; the caller closes it, which frees what it holds and closes {@code in}. Reading from it throws
     *     an {@code IOException} where the bytes are truncated or no such stream
     * @throws IOException if the first bytes already tell that this is no such stream
     */
    InputStream decompress(InputStream in) throws IOException;
}
