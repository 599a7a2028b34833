package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.time.Chance;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a value ends: for Redis, which removes it, and, where it may be stale for a while before that, for its readers.
 *
 * @param millis Redis's time to live; {@code null} for no end
 * @param softExpiry when the value stops being fresh, ms since 1970; {@link Entry#NONE} if Redis's time says so
 */
record Expiry(@Nullable Long millis, long softExpiry) {

    static final Duration LONGEST = Cache.LONGEST;

    /** Checks a caller's time to live; zero and below mean to remove. */
    static boolean removes(Duration timeToLive) {
        return timeToLive.isZero() || timeToLive.isNegative();
    }

    /** A positive time in ms, a fraction counted as one; {@code null} for no end. */
    static @Nullable Long millisOf(Duration timeToLive) {
        if (timeToLive.equals(Cache.FOREVER)) {
            return null;
        }
        if (timeToLive.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "time to live must be at most 1000 years, or Cache.FOREVER, was " + timeToLive);
        }
        return Math.max(1, timeToLive.plusNanos(999_999).toMillis());
    }

    /** The end of a value written now. It has a soft expiry if it may be stale, or computed anew early. */
    static Expiry of(
            Duration timeToLive, double jitter, Duration staleFor, boolean early, long nowMillis, Chance chance) {
        Long exact = millisOf(timeToLive);
        if (exact == null) {
            return new Expiry(null, Entry.NONE);
        }
        long fresh = jitter == 0 ? exact : Math.max(1, exact - (long) (exact * jitter * chance.fraction()));
        if (staleFor.isZero() && !early) {
            return new Expiry(fresh, Entry.NONE);
        }
        Long stale = staleFor.isZero() ? Long.valueOf(0) : millisOf(staleFor);
        return new Expiry(stale == null ? null : fresh + stale, nowMillis + fresh);
    }
}
