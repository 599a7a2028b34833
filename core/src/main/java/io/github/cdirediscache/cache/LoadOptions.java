package io.github.cdirediscache.cache;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a loaded value is kept, where it differs from the cache's settings. Start from {@link Cache#loadOptions()}.
 *
 * @param timeToLive how long the value is fresh; {@link Cache#FOREVER} without end, zero or negative: it is not stored
 * @param nullTimeToLive how long a loaded {@code null} is fresh; zero or negative: it is not stored
 * @param staleFor how long after that the value may still be served while a new one is computed; zero for not at all
 * @param staleOnError whether a stale value stands in for a loader that fails
 * @param earlyRefresh how eagerly a value is computed anew shortly before it expires (XFetch's beta, usually 1); 0 for
 *     not at all
 * @param lease how long a load holds its claim on the key if its process dies, at most {@link #LONGEST_LEASE}; a running
 *     load renews it
 * @param loadWait how long a caller waits for another's load before it runs its own
 * @param unless tells of a loaded value whether it shall not be stored
 * @param failures which failures of the loader are kept in the place of a value
 * @see <a href="https://cseweb.ucsd.edu/~avattani/papers/cache_stampede.pdf">Vattani, Chierichetti, Lowenstein: Optimal
 *     Probabilistic Cache Stampede Prevention (XFetch)</a>
 */
public record LoadOptions(
        Duration timeToLive,
        Duration nullTimeToLive,
        Duration staleFor,
        boolean staleOnError,
        double earlyRefresh,
        Duration lease,
        Duration loadWait,
        Predicate<@Nullable Object> unless,
        KeptFailures failures) {

    /**
     * The longest lease. A load renews its lease for as long as it runs, so that a lease says only how soon others notice that
     * its process is gone. What claims a key in Redis for longer is no lease, and nobody waits for it.
     */
    public static final Duration LONGEST_LEASE = Duration.ofMinutes(5);

    /**
     * Checks the values.
     *
     * @param timeToLive how long the value is fresh
     * @param nullTimeToLive how long a loaded {@code null} is fresh
     * @param staleFor how long a stale value may be served
     * @param staleOnError whether it stands in for a failing loader
     * @param earlyRefresh XFetch's beta
     * @param lease how long a claim lasts unless it is renewed
     * @param loadWait how long to wait for another's load
     * @param unless tells what is not stored
     * @param failures which failures are kept
     * @throws IllegalArgumentException if one is out of its range
     */
    public LoadOptions {
        Objects.requireNonNull(timeToLive, "timeToLive");
        Objects.requireNonNull(nullTimeToLive, "nullTimeToLive");
        Objects.requireNonNull(unless, "unless");
        Objects.requireNonNull(failures, "failures");
        if (staleFor.isNegative()) {
            throw new IllegalArgumentException("staleFor must not be negative, was " + staleFor);
        }
        if (!(earlyRefresh >= 0) || Double.isInfinite(earlyRefresh)) {
            throw new IllegalArgumentException("earlyRefresh must be zero or more, was " + earlyRefresh);
        }
        if (lease.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("lease must be at least 1 ms, was " + lease);
        }
        if (lease.compareTo(LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("lease must be at most 5 minutes, was " + lease);
        }
        if (loadWait.isNegative()) {
            throw new IllegalArgumentException("loadWait must not be negative, was " + loadWait);
        }
    }

    /**
     * The same options with another time to live, for values and for {@code null}.
     *
     * @param value how long the value is fresh
     * @return the changed options
     */
    public LoadOptions withTimeToLive(Duration value) {
        return new LoadOptions(value, value, staleFor, staleOnError, earlyRefresh, lease, loadWait, unless, failures);
    }

    /**
     * The same options with another time to live for {@code null}.
     *
     * @param value how long a {@code null} is fresh
     * @return the changed options
     */
    public LoadOptions withNullTimeToLive(Duration value) {
        return new LoadOptions(
                timeToLive, value, staleFor, staleOnError, earlyRefresh, lease, loadWait, unless, failures);
    }

    /**
     * The same options with another time for stale values.
     *
     * @param value how long a value may be served after it expired
     * @return the changed options
     */
    public LoadOptions withStaleFor(Duration value) {
        return new LoadOptions(
                timeToLive, nullTimeToLive, value, staleOnError, earlyRefresh, lease, loadWait, unless, failures);
    }

    /**
     * The same options with another answer to a failing loader.
     *
     * @param value whether a stale value stands in for it
     * @return the changed options
     */
    public LoadOptions withStaleOnError(boolean value) {
        return new LoadOptions(
                timeToLive, nullTimeToLive, staleFor, value, earlyRefresh, lease, loadWait, unless, failures);
    }

    /**
     * The same options with another eagerness.
     *
     * @param value XFetch's beta
     * @return the changed options
     */
    public LoadOptions withEarlyRefresh(double value) {
        return new LoadOptions(
                timeToLive, nullTimeToLive, staleFor, staleOnError, value, lease, loadWait, unless, failures);
    }

    /**
     * The same options with another lease.
     *
     * @param value how long a claim lasts
     * @return the changed options
     */
    public LoadOptions withLease(Duration value) {
        return new LoadOptions(
                timeToLive, nullTimeToLive, staleFor, staleOnError, earlyRefresh, value, loadWait, unless, failures);
    }

    /**
     * The same options with another wait.
     *
     * @param value how long to wait for another's load
     * @return the changed options
     */
    public LoadOptions withLoadWait(Duration value) {
        return new LoadOptions(
                timeToLive, nullTimeToLive, staleFor, staleOnError, earlyRefresh, lease, value, unless, failures);
    }

    /**
     * The same options with another test.
     *
     * @param value tells of a loaded value whether it shall not be stored
     * @return the changed options
     */
    public LoadOptions withUnless(Predicate<@Nullable Object> value) {
        return new LoadOptions(
                timeToLive, nullTimeToLive, staleFor, staleOnError, earlyRefresh, lease, loadWait, value, failures);
    }

    /**
     * The same options with other kept failures.
     *
     * @param value which failures of the loader are kept
     * @return the changed options
     */
    public LoadOptions withFailures(KeptFailures value) {
        return new LoadOptions(
                timeToLive, nullTimeToLive, staleFor, staleOnError, earlyRefresh, lease, loadWait, unless, value);
    }
}
