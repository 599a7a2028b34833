package io.github.cdirediscache.internal.load;

import java.time.Duration;

/** Durations in nanoseconds that can be added to a moment without an overflow of later differences. */
final class Nanos {

    private static final long LONGEST = Long.MAX_VALUE / 2;

    private Nanos() {}

    /** The duration, at most some 146 years. */
    static long of(Duration duration) {
        return duration.compareTo(Duration.ofNanos(LONGEST)) > 0 ? LONGEST : duration.toNanos();
    }
}
