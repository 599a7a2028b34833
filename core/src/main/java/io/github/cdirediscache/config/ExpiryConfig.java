package io.github.cdirediscache.config;

import io.github.cdirediscache.cache.Cache;
import java.time.Duration;

/**
 * How long values are kept.
 *
 * @param timeout a value's time to live, positive; {@link Cache#FOREVER} without end
 * @param jitter the part of it, 0 to 1, up to which it is shortened at random, so that values that were stored together
 *     do not expire together
 * @param nullValues whether {@code null} is stored
 * @param nullTimeout a {@code null}'s time to live; {@link Cache#FOREVER} without end, zero: it is not stored
 */
public record ExpiryConfig(Duration timeout, double jitter, boolean nullValues, Duration nullTimeout) {

    /**
     * Checks the values.
     *
     * @param timeout as the component says
     * @param jitter as the component says
     * @param nullValues as the component says
     * @param nullTimeout as the component says
     * @throws IllegalArgumentException if one is out of its range
     */
    public ExpiryConfig {
        Violations violations = new Violations()
                .between(Violations.SHORTEST, Cache.FOREVER, "timeout", timeout)
                .fraction("timeout-jitter", jitter);
        // Usually the one is taken from the other, and what is wrong with both is said once.
        if (!nullTimeout.equals(timeout)) {
            violations.between(Duration.ZERO, Cache.FOREVER, "null-timeout", nullTimeout);
        }
        violations.throwIfAny();
    }
}
