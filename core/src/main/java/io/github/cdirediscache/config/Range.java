package io.github.cdirediscache.config;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.internal.text.Durations;
import io.github.cdirediscache.internal.text.Quotes;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which values of its type an option may have.
 *
 * @param holds whether it may have a value
 * @param words the range, to be read after {@code must be} and in the reference; empty if only emptiness is forbidden
 * @param shown a value in a message
 */
record Range<T>(Predicate<T> holds, String words, Function<T, String> shown) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** Timeouts of sockets are an {@code int} of milliseconds, where zero means no timeout. */
    private static final Duration LONGEST_SOCKET_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

    static Range<Object> any() {
        return new Range<>(value -> true, "", String::valueOf);
    }

    static Range<String> notEmpty() {
        return new Range<>(text -> !text.isEmpty(), "", text -> text);
    }

    static Range<String> notBlank() {
        return new Range<>(text -> !text.isBlank(), "", text -> text);
    }

    static Range<String> printableOrEmpty() {
        return new Range<>(
                text -> text.chars().allMatch(c -> c > ' ' && c < 0x7f),
                "printable ASCII without blanks",
                Quotes::quoted);
    }

    static Range<Integer> atLeast(int minimum) {
        return new Range<>(value -> value >= minimum, minimum + " or more", String::valueOf);
    }

    static Range<Double> zeroOrMore() {
        return new Range<>(value -> value >= 0 && Double.isFinite(value), "0 or more", String::valueOf);
    }

    static Range<Double> fraction() {
        return new Range<>(value -> value >= 0 && value <= 1, "from 0 to 1", String::valueOf);
    }

    static Range<Duration> zeroOrLonger() {
        return times(Duration.ZERO, Cache.LONGEST);
    }

    static Range<Duration> zeroToForever() {
        return times(Duration.ZERO, Cache.FOREVER);
    }

    static Range<Duration> positive() {
        return times(SHORTEST, Cache.LONGEST);
    }

    static Range<Duration> positiveTo(Duration longest) {
        return times(SHORTEST, longest);
    }

    static Range<Duration> positiveToForever() {
        return times(SHORTEST, Cache.FOREVER);
    }

    static Range<Duration> socketTimeout() {
        return times(SHORTEST, LONGEST_SOCKET_TIMEOUT);
    }

    /** From the shortest to the longest finite time; {@link Cache#FOREVER} only where it is the longest itself. */
    private static Range<Duration> times(Duration shortest, Duration longest) {
        boolean mayBeForever = longest.equals(Cache.FOREVER);
        Duration longestFinite = mayBeForever ? Cache.LONGEST : longest;
        return new Range<>(
                value -> (mayBeForever && value.equals(Cache.FOREVER))
                        || (value.compareTo(shortest) >= 0 && value.compareTo(longestFinite) <= 0),
                "from " + Durations.format(shortest) + " to " + Durations.format(longestFinite)
                        + (mayBeForever ? ", or forever" : ""),
                Durations::format);
    }

    /** The problem of a value, to be appended to the option's name in a message; {@code null} if there is none. */
    @Nullable String problem(T value) {
        if (holds.test(value)) {
            return null;
        }
        return words.isEmpty() ? rule() : rule() + ", was " + shown.apply(value);
    }

    /** What a value must be, without the value. */
    String rule() {
        return words.isEmpty() ? "must not be empty" : "must be " + words;
    }
}
