package io.github.cdirediscache.internal.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A physical key: prefix, version and key of an entry in Redis. Equal to another one of the same bytes. */
public final class PhysicalKey {

    private final byte[] bytes;

    /**
     * A key that is there already, or has just been made.
     *
     * @param bytes its bytes; not copied, and not to be changed any more
     */
    public PhysicalKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The bytes.
     *
     * @return the bytes; not a copy, and not to be changed
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * What the keys of the same cache begin with, as a pattern of an ACL names them: the first colon ends it.
     *
     * @return the prefix with its colon; nothing if the key is not one of a cache
     */
    public String prefix() {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == ':') {
                return new String(bytes, 0, i + 1, StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhysicalKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
