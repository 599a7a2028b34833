package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.config.ConnectionConfig;
import java.time.Duration;

/**
 * What a pool may do.
 *
 * @param maxConnections how many connections it opens at most
 * @param minIdle how many idle ones it keeps
 * @param maxWaitNanos how long a caller waits for one
 * @param socketTimeoutNanos how long a server is given to answer
 */
record PoolLimits(int maxConnections, int minIdle, long maxWaitNanos, long socketTimeoutNanos) {

    /** Beyond this differences of nanoTime overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    static PoolLimits of(ConnectionConfig config) {
        return new PoolLimits(
                config.pool().maxConnections(),
                config.pool().minIdle(),
                nanos(config.pool().maxWait()),
                nanos(config.socketTimeout()));
    }

    private static long nanos(Duration duration) {
        return duration.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : duration.toNanos();
    }
}
