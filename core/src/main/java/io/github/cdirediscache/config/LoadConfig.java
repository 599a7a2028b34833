package io.github.cdirediscache.config;

import io.github.cdirediscache.cache.LoadOptions;
import java.time.Duration;

/**
 * How absent and stale values are loaded.
 *
 * @param values the values of the options of this group
 */
public record LoadConfig(OptionValues values) {

    /** Option {@code stale-for}. */
    public static final Option<Duration> STALE_FOR = Option.of("stale-for", Types.DURATION)
            .byDefault(Duration.ZERO)
            .within(Range.zeroOrLonger())
            .meaning("How long an expired value may still be served while a new one is computed. `0`: not at all.");

    /** Option {@code stale-on-error}. */
    public static final Option<Boolean> STALE_ON_ERROR = Option.of("stale-on-error", Types.TRUTH)
            .byDefault(true)
            .meaning("Whether a stale value is served when the loader fails. Needs `stale-for`.");

    /** Option {@code early-refresh}. */
    public static final Option<Double> EARLY_REFRESH = Option.of("early-refresh", Types.NUMBER)
            .byDefault(0.0)
            .within(Range.zeroOrMore())
            .meaning(
                    "How eagerly a value is computed anew shortly before it expires: XFetch's beta, usually 1. `0`: not"
                            + " at all.");

    /** Option {@code lease}. */
    public static final Option<Duration> LEASE = Option.of("lease", Types.DURATION)
            .byDefault(Duration.ofSeconds(3))
            .within(Range.positiveTo(LoadOptions.LONGEST_LEASE))
            .meaning(
                    "How long a load holds its claim on a key if its process dies; less than `load-wait`. A running load renews"
                            + " it after each third of that time.");

    /** Option {@code load-wait}. */
    public static final Option<Duration> LOAD_WAIT = Option.of("load-wait", Types.DURATION)
            .byDefault(Duration.ofSeconds(10))
            .within(Range.zeroOrLonger())
            .meaning("How long a caller waits for another's load before it runs its own. `0`: not at all.");

    static final OptionGroup GROUP = OptionGroup.of(STALE_FOR, STALE_ON_ERROR, EARLY_REFRESH, LEASE, LOAD_WAIT);

    /**
     * Keeps the values of this group.
     *
     * @param values values of options
     */
    public LoadConfig {
        values = values.only(GROUP::contains);
    }

    /** {@return how long an expired value may still be served while a new one is computed; zero: not at all} */
    public Duration staleFor() {
        return values.get(STALE_FOR);
    }

    /** {@return whether a stale value is served when the loader fails} */
    public boolean staleOnError() {
        return values.get(STALE_ON_ERROR);
    }

    /** {@return how eagerly a value is computed anew shortly before it expires (XFetch's beta); 0: not at all} */
    public double earlyRefresh() {
        return values.get(EARLY_REFRESH);
    }

    /** {@return how long a load holds its claim on a key if its process dies} */
    public Duration lease() {
        return values.get(LEASE);
    }

    /** {@return how long a caller waits for another's load before it runs its own; zero: not at all} */
    public Duration loadWait() {
        return values.get(LOAD_WAIT);
    }

    /**
     * Sets these options.
     *
     * @param <B> the builder
     */
    public interface Setters<B> extends OptionSetters<B> {

        /**
         * Sets {@code stale-for}.
         *
         * @param value how long an expired value may still be served while a new one is computed; zero: not at all
         * @return this builder
         */
        default B staleFor(Duration value) {
            return set(STALE_FOR, value);
        }

        /**
         * Sets {@code stale-on-error}.
         *
         * @param value whether a stale value is served when the loader fails
         * @return this builder
         */
        default B staleOnError(boolean value) {
            return set(STALE_ON_ERROR, value);
        }

        /**
         * Sets {@code early-refresh}.
         *
         * @param value how eagerly a value is computed anew shortly before it expires: XFetch's beta, usually 1; 0: not
         *     at all
         * @return this builder
         */
        default B earlyRefresh(double value) {
            return set(EARLY_REFRESH, value);
        }

        /**
         * Sets {@code lease}.
         *
         * @param value how long a load holds its claim on a key if its process dies, from 1 ms to 5 minutes
         * @return this builder
         */
        default B lease(Duration value) {
            return set(LEASE, value);
        }

        /**
         * Sets {@code load-wait}.
         *
         * @param value how long a caller waits for another's load before it runs its own; zero: not at all
         * @return this builder
         */
        default B loadWait(Duration value) {
            return set(LOAD_WAIT, value);
        }
    }
}
