package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.cache.KeptFailures;
import io.github.cdirediscache.cache.LoadOptions;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code @CacheResult} says of its loads; {@code null} where it says nothing.
 *
 * @param timeout how long a value is fresh
 * @param nullTimeout how long a {@code null} is fresh
 * @param staleFor how long a value is served after that
 * @param earlyRefresh XFetch's beta
 * @param lease how long a claim lasts
 * @param loadWait how long to wait for another's load
 * @param failures the exceptions that are kept
 */
record LoadSettings(
        @Nullable Duration timeout,
        @Nullable Duration nullTimeout,
        @Nullable Duration staleFor,
        @Nullable Double earlyRefresh,
        @Nullable Duration lease,
        @Nullable Duration loadWait,
        KeptFailures failures) {

    /** A cache's own options, changed where these settings say something. */
    LoadOptions over(LoadOptions base) {
        LoadOptions options = base.withFailures(failures);
        if (timeout != null) {
            // The time to live alone: that of null stays the cache's.
            options = options.withTimeToLive(timeout).withNullTimeToLive(base.nullTimeToLive());
        }
        options = changed(options, nullTimeout, LoadOptions::withNullTimeToLive);
        options = changed(options, staleFor, LoadOptions::withStaleFor);
        options = changed(options, earlyRefresh, LoadOptions::withEarlyRefresh);
        options = changed(options, lease, LoadOptions::withLease);
        return changed(options, loadWait, LoadOptions::withLoadWait);
    }

    private static <T> LoadOptions changed(
            LoadOptions options, @Nullable T value, BiFunction<LoadOptions, T, LoadOptions> change) {
        return value == null ? options : change.apply(options, value);
    }
}
