package io.github.cdirediscache.benchmarks;

/**
 * What one iteration of one variant gave.
 *
 * @param variant the name of the variant
 * @param round the round, counted over all processes
 * @param meanNanos the mean time of a call
 * @param p50Nanos the median time of a call
 * @param p99Nanos the time that 99 of 100 calls stay below
 * @param cpuNanos the time that the calling thread ran for a call, in user code and the kernel
 * @param bytes the bytes allocated per call
 */
record Sample(
        String variant, int round, double meanNanos, double p50Nanos, double p99Nanos, double cpuNanos, double bytes) {

    Sample {
        // The negation also finds NaN.
        if (!(meanNanos > 0)) {
            throw new IllegalArgumentException("meanNanos must be positive, was " + meanNanos);
        }
    }

    double callsPerSecond() {
        return 1e9 / meanNanos;
    }
}
