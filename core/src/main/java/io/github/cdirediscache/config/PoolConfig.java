package io.github.cdirediscache.config;

import io.github.cdirediscache.cache.Cache;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The connections that a cache keeps to a server.
 *
 * @param maxConnections how many there are at most, 1 or more
 * @param minIdle how many are kept open when nobody needs them, at most {@code maxConnections}
 * @param maxWait how long a caller waits for one when all are in use; zero: not at all
 * @param provider the class name of a {@code PoolProvider} that makes the pool; {@code null}: the built-in one
 */
public record PoolConfig(
        int maxConnections,
        int minIdle,
        Duration maxWait,
        @Nullable String provider) {

    /**
     * Checks the values.
     *
     * @param maxConnections as the component says
     * @param minIdle as the component says
     * @param maxWait as the component says
     * @param provider as the component says
     * @throws IllegalArgumentException if one is out of its range
     */
    public PoolConfig {
        new Violations()
                .atLeast(1, "pool.max-connections", maxConnections)
                .atLeast(0, "pool.min-idle", minIdle)
                .require(
                        minIdle <= Math.max(1, maxConnections),
                        "pool.min-idle",
                        "must be at most pool.max-connections, which is " + maxConnections + ", was " + minIdle)
                .between(Duration.ZERO, Cache.LONGEST, "pool.max-wait", maxWait)
                .require(provider == null || !provider.isBlank(), "pool.provider", "must not be empty")
                .throwIfAny();
    }
}
