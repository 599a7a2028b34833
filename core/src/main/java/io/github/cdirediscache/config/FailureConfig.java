package io.github.cdirediscache.config;

import io.github.cdirediscache.cache.Cache;
import java.time.Duration;
import java.util.Objects;

/**
 * What happens when Redis can't be asked.
 *
 * @param onFailure what callers see of it
 * @param breakerFailures after how many failures in a row a server is left alone for a while, 1 or more
 * @param breakerOpenFor for how long
 * @param maxPendingInvalidations how many invalidations are kept for a server until it answers again; if there are more,
 *     the cache is cleared there then
 */
public record FailureConfig(
        OnFailure onFailure, int breakerFailures, Duration breakerOpenFor, int maxPendingInvalidations) {

    /**
     * Checks the values.
     *
     * @param onFailure as the component says
     * @param breakerFailures as the component says
     * @param breakerOpenFor as the component says
     * @param maxPendingInvalidations as the component says
     * @throws IllegalArgumentException if one is out of its range
     */
    public FailureConfig {
        Objects.requireNonNull(onFailure, "on-failure");
        new Violations()
                .atLeast(1, "breaker.failures", breakerFailures)
                .between(Violations.SHORTEST, Cache.LONGEST, "breaker.open-for", breakerOpenFor)
                .atLeast(0, "invalidations.max-pending", maxPendingInvalidations)
                .throwIfAny();
    }
}
