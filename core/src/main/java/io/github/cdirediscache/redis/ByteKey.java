package io.github.cdirediscache.redis;

import java.util.Arrays;

/** A physical key, or a pattern, that can be looked up. */
record ByteKey(byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
