package io.github.cdirediscache.internal.entry;

import java.io.ByteArrayOutputStream;

/** Gives its array away without a copy. */
final class PayloadBuffer extends ByteArrayOutputStream {

    private static final int INITIAL = 512;

    PayloadBuffer() {
        super(INITIAL);
    }

    byte[] array() {
        return buf;
    }
}
