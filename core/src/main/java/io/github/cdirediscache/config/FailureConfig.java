package io.github.cdirediscache.config;

import java.time.Duration;

/**
 * What happens when Redis is unavailable.
 *
 * @param values the values of the options of this group
 */
public record FailureConfig(OptionValues values) {

    /** Option {@code on-failure}. */
    public static final Option<OnFailure> ON_FAILURE = Option.of("on-failure", Types.choice(OnFailure.class))
            .byDefault(OnFailure.LOAD)
            .meaning("When Redis is unavailable: `load` makes reads misses and drops writes, `raise` throws"
                    + " `CacheUnavailableException`.");

    /** Option {@code breaker.failures}. */
    public static final Option<Integer> BREAKER_FAILURES = Option.of("breaker.failures", Types.INTEGER)
            .byDefault(5)
            .within(Range.atLeast(1))
            .meaning("Number of failures in a row after which the breaker opens: the server is not asked for a while.");

    /** Option {@code breaker.open-for}. */
    public static final Option<Duration> BREAKER_OPEN_FOR = Option.of("breaker.open-for", Types.DURATION)
            .byDefault(Duration.ofSeconds(5))
            .within(Range.positive())
            .meaning("How long the breaker stays open.");

    /** Option {@code invalidations.max-pending}. */
    public static final Option<Integer> MAX_PENDING = Option.of("invalidations.max-pending", Types.INTEGER)
            .byDefault(10_000)
            .within(Range.atLeast(0))
            .meaning("Maximum number of invalidations that are queued for a shard until it answers again. If there are"
                    + " more, or if their keys and patterns have more than 1 KiB each on average, the cache is cleared on"
                    + " that shard then.");

    /** Option {@code failover-replay}. */
    public static final Option<Duration> FAILOVER_REPLAY = Option.of("failover-replay", Types.DURATION)
            .byDefault(Duration.ofSeconds(10))
            .within(Range.zeroOrLonger())
            .meaning("For how long invalidations and puts are remembered after a master has accepted them. When another"
                    + " server becomes the master, their keys are invalidated on it, since it may lack them. `0` for not at"
                    + " all. At most twice `invalidations.max-pending` are remembered; if there are more, the cache is"
                    + " cleared on that shard then.");

    static final OptionGroup GROUP =
            OptionGroup.of(ON_FAILURE, BREAKER_FAILURES, BREAKER_OPEN_FOR, MAX_PENDING, FAILOVER_REPLAY);

    /**
     * Keeps the values of this group.
     *
     * @param values values of options
     */
    public FailureConfig {
        values = values.only(GROUP::contains);
    }

    /** {@return how a cache behaves while a server is unavailable} */
    public OnFailure onFailure() {
        return values.get(ON_FAILURE);
    }

    /** {@return the number of failures in a row after which a server's breaker opens} */
    public int breakerFailures() {
        return values.get(BREAKER_FAILURES);
    }

    /** {@return how long the breaker stays open} */
    public Duration breakerOpenFor() {
        return values.get(BREAKER_OPEN_FOR);
    }

    /**
     * The maximum number of queued invalidations.
     *
     * @return how many are queued for a server until it answers again; if there are more, the cache is cleared there then
     */
    public int maxPendingInvalidations() {
        return values.get(MAX_PENDING);
    }

    /** {@return for how long changes are remembered, to be repeated on a new master; zero for not at all} */
    public Duration failoverReplay() {
        return values.get(FAILOVER_REPLAY);
    }

    /**
     * Sets these options.
     *
     * @param <B> the builder
     */
    public interface Setters<B> extends OptionSetters<B> {

        /**
         * Sets {@code on-failure}.
         *
         * @param value what callers see of a server that is unavailable
         * @return this builder
         */
        default B onFailure(OnFailure value) {
            return set(ON_FAILURE, value);
        }

        /**
         * Sets {@code breaker.failures}.
         *
         * @param value number of failures in a row after which a server's breaker opens, 1 or more
         * @return this builder
         */
        default B breakerFailures(int value) {
            return set(BREAKER_FAILURES, value);
        }

        /**
         * Sets {@code breaker.open-for}.
         *
         * @param value how long the breaker stays open, 1 ms or more
         * @return this builder
         */
        default B breakerOpenFor(Duration value) {
            return set(BREAKER_OPEN_FOR, value);
        }

        /**
         * Sets {@code invalidations.max-pending}.
         *
         * @param value maximum number of invalidations that are queued for a server until it answers again, 0 or more;
         *     if there are more, the cache is cleared there then
         * @return this builder
         */
        default B invalidationsMaxPending(int value) {
            return set(MAX_PENDING, value);
        }

        /**
         * Sets {@code failover-replay}.
         *
         * @param value for how long invalidations and puts are remembered, to be repeated as invalidations on a new master;
         *     zero for not at all
         * @return this builder
         */
        default B failoverReplay(Duration value) {
            return set(FAILOVER_REPLAY, value);
        }
    }
}
