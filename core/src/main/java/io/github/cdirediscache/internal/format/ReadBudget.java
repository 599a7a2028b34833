package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.time.Effort;
import java.io.IOException;

/**
 * What reading one payload may cost: processor time and allocated memory, both in proportion to its bytes. A payload
 * whose keys share one hash code, or whose few bytes become large objects, is refused while it is read. Checked by who
 * reads, every few thousand bytes or some objects. Not thread-safe.
 */
final class ReadBudget {

    /** To load classes, and for code that is not compiled yet. */
    static final long FREE_NANOS = 500_000_000;

    /** Three times what {@code json} takes for a value of small objects when it is not compiled yet. */
    static final long NANOS_PER_BYTE = 500;

    static final long FREE_BYTES = 64L << 20;

    /** Payloads that are too short to do harm before they end. */
    static final int SHORT = 4096;

    private final Effort effort;
    private final int memoryPerByte;
    private final long begunAt;
    private final long allocatedBefore;

    /** Processor time from the first moment on at which the clock said that a quarter of the time was over. */
    private long processorFrom = Effort.UNKNOWN;

    /**
     * For a payload that is read now, by this thread.
     *
     * @param memoryPerByte how much reading a byte may allocate, garbage included
     */
    ReadBudget(Effort effort, int memoryPerByte) {
        this.effort = effort;
        this.memoryPerByte = memoryPerByte;
        this.begunAt = effort.nanos();
        this.allocatedBefore = effort.allocatedBytes();
    }

    /**
     * Fails if the budget is used up.
     *
     * @param payloadBytes how many bytes the payload has, or how many of it have been read
     */
    void check(long payloadBytes) throws IOException {
        long maxBytes = FREE_BYTES + payloadBytes * memoryPerByte;
        if (allocatedBefore != Effort.UNKNOWN && effort.allocatedBytes() - allocatedBefore > maxBytes) {
            throw new ExceededException("it takes more than " + maxBytes + " bytes of memory to read");
        }
        long maxNanos = FREE_NANOS + payloadBytes * NANOS_PER_BYTE;
        long elapsed = effort.nanos() - begunAt;
        if (elapsed > maxNanos / 4 && isOverTime(elapsed, maxNanos)) {
            throw new ExceededException("it takes more than " + maxNanos / 1_000_000 + " ms to read");
        }
    }

    /** The clock alone would refuse values where the machine is busy; asking for processor time takes longer. */
    private boolean isOverTime(long elapsed, long maxNanos) {
        long processor = effort.processorNanos();
        if (processor == Effort.UNKNOWN) {
            return elapsed > maxNanos;
        }
        if (processorFrom == Effort.UNKNOWN) {
            processorFrom = processor;
        }
        return processor - processorFrom > maxNanos;
    }

    /** A payload takes more than its budget. */
    static final class ExceededException extends IOException {

        private static final long serialVersionUID = 1;

        ExceededException(String message) {
            super(message);
        }
    }
}
