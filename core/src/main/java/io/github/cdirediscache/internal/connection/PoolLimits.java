package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.config.CoalesceReads;
import io.github.cdirediscache.config.ConnectionConfig;
import io.github.cdirediscache.config.PoolConfig;
import java.time.Duration;

/**
 * What a pool may do.
 *
 * @param maxConnections how many connections it opens at most
 * @param lanes how many callers read at once by {@link SharedReads}; 0 if none do. Each finds a connection, unless
 *     there are no more of them than lanes
 * @param minIdle how many idle ones it keeps
 * @param maxWaitNanos how long a caller waits for one
 * @param socketTimeoutNanos how long a server is given to answer
 */
record PoolLimits(int maxConnections, int lanes, int minIdle, long maxWaitNanos, long socketTimeoutNanos) {

    /** Beyond this differences of nanoTime overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** With more of them, fewer reads share an exchange. */
    private static final int MOST_LANES = 8;

    private static final int CONNECTIONS_PER_LANE = 4;

    /** While one waits for a connection that fell silent, the other one reads. */
    private static final int LEAST_LANES = 2;

    static PoolLimits of(ConnectionConfig config) {
        return new PoolLimits(
                config.pool().maxConnections(),
                lanes(config.pool()),
                config.pool().minIdle(),
                nanos(config.pool().maxWait()),
                nanos(config.socketTimeout()));
    }

    /** Who does not wait for a connection does not wait for other callers either. */
    private static int lanes(PoolConfig pool) {
        if (pool.maxWait().isZero()) {
            return 0;
        }
        int callers = pool.coalesceReads().callers();
        return callers == CoalesceReads.AUTO.callers() ? lanes(pool.maxConnections()) : callers;
    }

    private static int lanes(int connections) {
        return connections < CONNECTIONS_PER_LANE
                ? 0
                : Math.max(LEAST_LANES, Math.min(MOST_LANES, connections / CONNECTIONS_PER_LANE));
    }

    /** How many connections may be used for anything else than shared reads at once. */
    int mostForOthers() {
        return Math.max(1, maxConnections - lanes);
    }

    private static long nanos(Duration duration) {
        return duration.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : duration.toNanos();
    }
}
