package io.github.cdirediscache.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;

/**
 * Converts values to bytes and back. Implementations must be thread-safe.
 *
 * <p>Bytes in Redis are not trusted: an implementation never creates an object of a class that the payload alone
 * names, and allocates no more than the bytes it has read justify.
 */
public interface Serializer {

    /**
     * The id in each entry's header: 1 to 32 characters of {@code a-z}, {@code 0-9} and {@code -}. It is never changed
     * for a format, and never used again for another one.
     *
     * @return the name
     */
    String id();

    /**
     * Writes a value. Flushes what it has buffered, and does not close the stream.
     *
     * @param value the value; never {@code null}
     * @param type the value's declared type, as {@link #deserialize} will get it
     * @param out takes the bytes
     * @throws IOException if the value can't be written; the bytes written so far are discarded
     */
    void serialize(Object value, Type type, OutputStream out) throws IOException;

    /**
     * Reads a value. Every exception means that the bytes are corrupt; the cache then treats the entry as a miss.
     *
     * @param in the bytes of one value, to its end; not closed
     * @param type the value's declared type
     * @return the value; never {@code null}
     * @throws IOException if the bytes are not a value of this type
     */
    Object deserialize(InputStream in, Type type) throws IOException;
}
