package io.github.cdirediscache.internal.jackson;

import java.io.IOException;

/**
 * How many values an entry may have: in memory, a byte of MessagePack can be an object of fifty. The same for who writes
 * and who reads. Not thread-safe.
 */
final class MsgpackLimits {

    static final int MAX_VALUES = 5_000_000;

    private final ContainerLimit containers = new ContainerLimit("MessagePack");
    private int values;

    /** Counts a value of any kind. */
    void value() throws IOException {
        if (++values > MAX_VALUES) {
            throw new IOException("MessagePack must have at most " + MAX_VALUES + " values, had more");
        }
    }

    void container() throws IOException {
        containers.count();
    }
}
