package io.github.cdirediscache.internal.load;

import java.time.Duration;

/** Durations as nanoseconds for {@link System#nanoTime()}, whose differences must not overflow. */
final class Nanos {

    private static final long LONGEST = Long.MAX_VALUE / 2;

    private Nanos() {}

    /** The duration, or some 146 years if it is longer. */
    static long of(Duration duration) {
        return duration.compareTo(Duration.ofNanos(LONGEST)) > 0 ? LONGEST : duration.toNanos();
    }
}
