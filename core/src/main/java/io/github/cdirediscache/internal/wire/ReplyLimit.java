package io.github.cdirediscache.internal.wire;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many bytes of a value are taken from a server, whatever it sends. Caches that share connections share the limit:
 * that of the one with the largest values. Thread-safe.
 */
public final class ReplyLimit {

    private static final int NONE = 0;

    private final AtomicInteger bytes = new AtomicInteger(NONE);

    /**
     * Takes replies of a size from now on, and larger ones if that is the limit already.
     *
     * @param size in bytes, positive
     */
    public void allow(int size) {
        bytes.accumulateAndGet(size, Math::max);
    }

    /**
     * The limit.
     *
     * @return in bytes; as many as an array can have if no limit was set
     */
    public int bytes() {
        int limit = bytes.get();
        return limit == NONE ? Integer.MAX_VALUE : limit;
    }
}
