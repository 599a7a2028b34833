package io.github.cdirediscache.reliability.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long calls took. For one thread. */
final class Latencies {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);
    private static final int DIGITS = 2;

    private final Map<Operation, Histogram> nanos = new EnumMap<>(Operation.class);

    Latencies() {
        for (Operation operation : Operation.values()) {
            nanos.put(operation, new Histogram(LONGEST, DIGITS));
        }
    }

    void add(Operation operation, long time) {
        of(operation).recordValue(Math.min(time, LONGEST));
    }

    void add(Latencies others) {
        others.nanos.forEach((operation, histogram) -> of(operation).add(histogram));
    }

    /** How long the calls of an operation took, in nanoseconds. */
    @SuppressWarnings("NullAway") // all operations are there
    Histogram of(Operation operation) {
        return nanos.get(operation);
    }

    Histogram all() {
        Histogram all = new Histogram(LONGEST, DIGITS);
        nanos.values().forEach(all::add);
        return all;
    }
}
