package io.github.cdirediscache.config;

import io.github.cdirediscache.cache.Cache;
import java.time.Duration;

/**
 * How absent and stale values are loaded.
 *
 * @param staleFor how long an expired value may still be served while a new one is computed; zero: not at all
 * @param staleOnError whether a stale value stands in for a loader that fails
 * @param earlyRefresh how eagerly a value is computed anew shortly before it expires (XFetch's beta, usually 1); 0: not
 *     at all
 * @param lease how long a load holds its claim on a key if its process dies
 * @param loadWait how long a caller waits for another's load before it runs its own; zero: not at all
 */
public record LoadConfig(
        Duration staleFor, boolean staleOnError, double earlyRefresh, Duration lease, Duration loadWait) {

    /**
     * Checks the values.
     *
     * @param staleFor as the component says
     * @param staleOnError as the component says
     * @param earlyRefresh as the component says
     * @param lease as the component says
     * @param loadWait as the component says
     * @throws IllegalArgumentException if one is out of its range
     */
    public LoadConfig {
        new Violations()
                .between(Duration.ZERO, Cache.LONGEST, "stale-for", staleFor)
                .require(
                        earlyRefresh >= 0 && Double.isFinite(earlyRefresh),
                        "early-refresh",
                        "must be 0 or more, was " + earlyRefresh)
                .between(Violations.SHORTEST, Cache.LONGEST, "lease", lease)
                .between(Duration.ZERO, Cache.LONGEST, "load-wait", loadWait)
                .throwIfAny();
    }
}
