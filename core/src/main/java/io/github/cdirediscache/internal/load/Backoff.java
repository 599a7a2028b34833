package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.time.Chance;

/** How long to wait before asking again: doubles each time up to a limit, with up to half of it taken off by chance. */
final class Backoff {

    private static final long FIRST_MILLIS = 2;
    private static final long LONGEST_MILLIS = 100;

    private final Chance chance;
    private long next = FIRST_MILLIS;

    Backoff(Chance chance) {
        this.chance = chance;
    }

    /** The next wait, at least 1 ms. */
    long nextMillis() {
        long wait = chance.between(next / 2, next);
        next = Math.min(LONGEST_MILLIS, next * 2);
        return Math.max(1, wait);
    }
}
