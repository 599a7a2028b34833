package io.github.cdirediscache.benchmarks;

import java.util.Arrays;

/** The times of calls, for one thread. */
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int size;

    void add(long time) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = time;
    }

    Summary summary() {
        if (size == 0) {
            throw new IllegalStateException("no call was timed");
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return new Summary(size, sorted[size / 2], sorted[(int) (size * 0.99)], sorted[size - 1]);
    }

    /**
     * What is told of the times.
     *
     * @param calls how many there were
     * @param p50Nanos half of them were shorter
     * @param p99Nanos 99 of 100 were shorter
     * @param maxNanos the longest
     */
    record Summary(int calls, long p50Nanos, long p99Nanos, long maxNanos) {}
}
