package io.github.cdirediscache.config;

import io.github.cdirediscache.cache.Cache;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** The rules of options, and what was found to break them. Not thread-safe. */
final class Violations {

    static final Duration SHORTEST = Duration.ofMillis(1);

    /** Sockets take their timeouts as an {@code int} of milliseconds, where zero means to wait for ever. */
    static final Duration LONGEST_SOCKET_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

    private final Set<Violation> found = new LinkedHashSet<>();

    Violations require(boolean holds, String option, String rule) {
        if (!holds) {
            found.add(new Violation(option, rule));
        }
        return this;
    }

    Violations atLeast(int minimum, String option, int value) {
        return require(value >= minimum, option, "must be " + minimum + " or more, was " + value);
    }

    Violations fraction(String option, double value) {
        return require(value >= 0 && value <= 1, option, "must be from 0 to 1, was " + value);
    }

    /** From the shortest to the longest finite time; {@link Cache#FOREVER} only where it is the longest itself. */
    Violations between(Duration shortest, Duration longest, String option, Duration value) {
        Objects.requireNonNull(value, option);
        boolean forever = value.equals(Cache.FOREVER);
        boolean finite = !forever && value.compareTo(Cache.LONGEST) <= 0;
        boolean longEnough = value.compareTo(shortest) >= 0;
        boolean shortEnough = longest.equals(Cache.FOREVER) ? forever || finite : value.compareTo(longest) <= 0;
        return require(longEnough && shortEnough, option, rule(shortest, longest) + ", was " + Durations.format(value));
    }

    private static String rule(Duration shortest, Duration longest) {
        return "must be from " + Durations.format(shortest) + " to "
                + (longest.equals(Cache.FOREVER)
                        ? Durations.format(Cache.LONGEST) + ", or forever"
                        : Durations.format(longest));
    }

    Violations text(String option, String value) {
        Objects.requireNonNull(value, option);
        return require(!value.isBlank(), option, "must not be empty");
    }

    /** Adds what a record says when it is built. */
    Violations in(Runnable construction) {
        try {
            construction.run();
        } catch (InvalidOptionsException e) {
            found.addAll(e.violations());
        }
        return this;
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidOptionsException(found);
        }
    }
}
