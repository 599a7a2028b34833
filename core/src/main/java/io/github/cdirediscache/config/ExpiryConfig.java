package io.github.cdirediscache.config;

import io.github.cdirediscache.cache.Cache;
import java.time.Duration;

/**
 * How long values are kept.
 *
 * @param values the values of the options of this group
 */
public record ExpiryConfig(OptionValues values) {

    /** Option {@code timeout}. */
    public static final Option<Duration> TIMEOUT = Option.of("timeout", Types.DURATION)
            .byDefault(Duration.ofMinutes(5))
            .within(Range.positiveToForever())
            .alsoCalled(
                    "ttl",
                    "time-to-live",
                    "expire-after-write",
                    "expiration",
                    "expiry",
                    "expires",
                    "expires-in",
                    "max-age")
            .meaning("A value's time to live. `forever`: without end.");

    /** Option {@code timeout-jitter}. */
    public static final Option<Double> JITTER = Option.of("timeout-jitter", Types.NUMBER)
            .byDefault(0.0)
            .within(Range.fraction())
            .meaning(
                    "A value's time to live is shortened by a random part of up to this fraction, so that values stored"
                            + " together do not expire together.");

    /** Option {@code null-values}. */
    public static final Option<Boolean> NULL_VALUES =
            Option.of("null-values", Types.TRUTH).byDefault(true).meaning("Whether `null` is stored.");

    /** Option {@code null-timeout}. */
    public static final Option<Duration> NULL_TIMEOUT = Option.of("null-timeout", Types.DURATION)
            .withoutDefault("`" + TIMEOUT + "`")
            .within(Range.zeroToForever())
            .alsoCalled("null-ttl")
            .meaning("A `null`'s time to live. `0`: it is not stored. `forever`: without end.");

    static final OptionGroup GROUP = OptionGroup.of(TIMEOUT, JITTER, NULL_VALUES, NULL_TIMEOUT);

    /**
     * Keeps the values of this group.
     *
     * @param values values of options
     */
    public ExpiryConfig {
        values = values.only(GROUP::contains);
    }

    /** {@return a value's time to live; {@link Cache#FOREVER} without end} */
    public Duration timeout() {
        return values.get(TIMEOUT);
    }

    /** {@return the part of it, 0 to 1, up to which it is shortened at random} */
    public double jitter() {
        return values.get(JITTER);
    }

    /** {@return whether {@code null} is stored} */
    public boolean nullValues() {
        return values.get(NULL_VALUES);
    }

    /** {@return a {@code null}'s time to live; {@link Cache#FOREVER} without end, zero: it is not stored} */
    public Duration nullTimeout() {
        return values.find(NULL_TIMEOUT).orElseGet(this::timeout);
    }

    /**
     * Sets these options.
     *
     * @param <B> the builder
     */
    public interface Setters<B> extends OptionSetters<B> {

        /**
         * Sets {@code timeout}.
         *
         * @param value a value's time to live, positive; {@link Cache#FOREVER} without end
         * @return this builder
         */
        default B timeout(Duration value) {
            return set(TIMEOUT, value);
        }

        /**
         * Sets {@code timeout-jitter}.
         *
         * @param value the part of a value's time to live, 0 to 1, up to which it is shortened at random
         * @return this builder
         */
        default B timeoutJitter(double value) {
            return set(JITTER, value);
        }

        /**
         * Sets {@code null-values}.
         *
         * @param value whether {@code null} is stored
         * @return this builder
         */
        default B nullValues(boolean value) {
            return set(NULL_VALUES, value);
        }

        /**
         * Sets {@code null-timeout}.
         *
         * @param value a {@code null}'s time to live; zero: it is not stored; the timeout if never set
         * @return this builder
         */
        default B nullTimeout(Duration value) {
            return set(NULL_TIMEOUT, value);
        }
    }
}
