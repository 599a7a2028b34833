package io.github.cdirediscache.reliability.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What the calling thread may use for one input, once its classes are loaded.
 *
 * @param processor processor time
 * @param bytes allocated memory, garbage included
 */
record Bounds(Duration processor, long bytes) {

    private static final long MEBIBYTE = 1 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** For what computes nothing but its own text. */
    static final Bounds OF_A_TEXT = new Bounds(Duration.ofMillis(300), 8 * MEBIBYTE);

    /** For a call whose replies are small. */
    static final Bounds OF_A_CALL = new Bounds(Duration.ofMillis(300), 8 * MEBIBYTE);

    /**
     * The budget of decision 0016, and what is used between two looks at it.
     *
     * @param serializer its id; any other text for the costliest one
     * @param payload bytes of the payload, or of the largest one
     */
    static Bounds ofPayload(String serializer, long payload) {
        return switch (serializer) {
            case "json" -> ofPayload(500, payload / 2, 64 * MEBIBYTE + 160 * payload);
            case "binary" -> ofPayload(500, payload / 2, 64 * MEBIBYTE + 64 * payload);
            case "msgpack" -> ofPayload(1000, 2 * payload, 64 * MEBIBYTE + 160 * payload);
            default -> ofPayload(1000, 2 * payload, 64 * MEBIBYTE + 500 * payload);
        };
    }

    private static Bounds ofPayload(int millis, long micros, long bytes) {
        return new Bounds(
                Duration.ofMillis(millis).plusNanos(1000 * micros).plus(OF_A_TEXT.processor), bytes + OF_A_TEXT.bytes);
    }

    /** Runs a task, and fails if it took more, also when its classes have been loaded. */
    <T extends @Nullable Object> T within(Callable<T> task) throws Exception {
        try {
            return once(task);
        } catch (ExceededError perhapsTheFirst) {
            return once(task);
        }
    }

    private <T extends @Nullable Object> T once(Callable<T> task) throws Exception {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long nanosBefore = THREADS.getCurrentThreadCpuTime();
        try {
            return task.call();
        } finally {
            long nanos = THREADS.getCurrentThreadCpuTime() - nanosBefore;
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
            check(nanos <= processor.toNanos(), nanos / 1_000_000 + " ms of processor time");
            check(allocated <= bytes, allocated + " bytes of memory");
        }
    }

    /** An input took more than its budget. */
    static final class ExceededError extends AssertionError {

        private static final long serialVersionUID = 1;

        ExceededError(String message) {
            super(message);
        }
    }

    private void check(boolean holds, String used) {
        if (!holds) {
            throw new ExceededError("an input took " + used + ", its budget is " + this);
        }
    }
}
