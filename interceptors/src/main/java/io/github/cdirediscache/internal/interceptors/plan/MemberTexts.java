package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.internal.text.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of annotation members: times and numbers, perhaps taken from the configuration.
 *
 * @param config finds a configuration value by its key
 * @param problems is told of texts that are wrong
 */
record MemberTexts(Function<String, Optional<String>> config, MethodProblems problems) {

    /** A time of zero or more; {@code null} if the text is empty or wrong. */
    @Nullable Duration time(String member, String text) {
        return read(member, text, value -> {
            Duration time = Durations.parse(value);
            if (time.isNegative()) {
                throw new IllegalArgumentException("must be zero or more, was " + value);
            }
            return time;
        });
    }

    /** A time from a least one on that ends; {@code null} if the text is empty or wrong. */
    @Nullable Duration finiteTime(String member, String text, Duration least) {
        Duration time = time(member, text);
        if (time != null && (time.equals(Cache.FOREVER) || time.compareTo(least) < 0)) {
            problems.of(member)
                    .accept("must be " + Durations.format(least) + " or more and end, was " + Durations.format(time));
            return null;
        }
        return time;
    }

    /** A time from a least to a longest one; {@code null} if the text is empty or wrong. */
    @Nullable Duration timeWithin(String member, String text, Duration least, Duration longest) {
        Duration time = time(member, text);
        if (time != null && (time.compareTo(least) < 0 || time.compareTo(longest) > 0)) {
            problems.of(member)
                    .accept("must be from " + Durations.format(least) + " to " + Durations.format(longest) + ", was "
                            + Durations.format(time));
            return null;
        }
        return time;
    }

    /** A number of zero or more; {@code null} if the text is empty or wrong. */
    @Nullable Double number(String member, String text) {
        return read(member, text, value -> {
            double number = Double.parseDouble(value);
            if (!(number >= 0) || Double.isInfinite(number)) {
                throw new IllegalArgumentException("must be zero or more, was " + value);
            }
            return number;
        });
    }

    private <T> @Nullable T read(String member, String text, Function<String, T> parse) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parse.apply(resolved(text));
        } catch (NumberFormatException e) {
            problems.of(member).accept("must be a number, was " + text);
        } catch (IllegalArgumentException e) {
            problems.of(member).accept((text.startsWith("${") ? text + ": " : "") + e.getMessage());
        }
        return null;
    }

    private String resolved(String text) {
        if (!text.startsWith("${")) {
            return text;
        }
        if (!text.endsWith("}")) {
            throw new IllegalArgumentException("is not closed; write ${some.key} or ${some.key:10m}");
        }
        String expression = text.substring(2, text.length() - 1);
        int colon = expression.indexOf(':');
        String key = colon < 0 ? expression : expression.substring(0, colon);
        Optional<String> value = config.apply(key);
        if (value.isEmpty() && colon < 0) {
            throw new IllegalArgumentException(
                    "the configuration has no " + key + "; set it, or give a default as in ${" + key + ":10m}");
        }
        return value.orElseGet(() -> expression.substring(colon + 1));
    }
}
