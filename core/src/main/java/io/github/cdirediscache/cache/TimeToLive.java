package io.github.cdirediscache.cache;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a key has to live: one of three outcomes.
 *
 * @param present whether the key is present
 * @param left the time left; empty if the key is absent or lives forever
 */
public record TimeToLive(boolean present, Optional<Duration> left) {

    private static final TimeToLive ABSENT = new TimeToLive(false, Optional.empty());
    private static final TimeToLive FOREVER = new TimeToLive(true, Optional.empty());

    /**
     * The key is absent.
     *
     * @return the outcome
     */
    public static TimeToLive absent() {
        return ABSENT;
    }

    /**
     * The key does not expire.
     *
     * @return the outcome
     */
    public static TimeToLive forever() {
        return FOREVER;
    }

    /**
     * The key expires.
     *
     * @param left the time left
     * @return the outcome
     */
    public static TimeToLive of(Duration left) {
        return new TimeToLive(true, Optional.of(left));
    }

    /**
     * Whether the key is present and does not expire.
     *
     * @return whether it lives forever
     */
    public boolean isForever() {
        return present && left.isEmpty();
    }
}
