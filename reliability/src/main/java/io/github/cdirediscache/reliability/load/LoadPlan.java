package io.github.cdirediscache.reliability.load;

import java.time.Duration;

/**
 * What a load run is asked to do.
 *
 * @param duration how long calls are measured
 * @param threads how many call at once
 * @param connections how many connections the pool has at most
 * @param keys how many keys each cache has
 * @param seed of the choice of operations and keys
 */
record LoadPlan(Duration duration, int threads, int connections, int keys, long seed) {

    /** Of the system properties {@code load.duration} (such as PT8H), {@code .threads}, {@code .connections}, {@code .keys}. */
    static LoadPlan ofProperties() {
        return new LoadPlan(
                Duration.parse(System.getProperty("load.duration", "PT6S")),
                Integer.getInteger("load.threads", 16),
                Integer.getInteger("load.connections", 8),
                Integer.getInteger("load.keys", 2000),
                Long.getLong("load.seed", System.nanoTime()));
    }

    Duration warmUp() {
        return duration.dividedBy(10);
    }

    @Override
    public String toString() {
        return duration + ", " + threads + " threads, " + connections + " connections, " + keys
                + " keys in each cache, seed " + seed;
    }
}
