package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.time.Effort;

/** What a thread has used, as a test says. */
final class SlowEffort implements Effort {

    long nanos;
    long processorNanos = UNKNOWN;
    long allocatedBytes = UNKNOWN;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long processorNanos() {
        return processorNanos;
    }

    @Override
    public long allocatedBytes() {
        return allocatedBytes;
    }
}
