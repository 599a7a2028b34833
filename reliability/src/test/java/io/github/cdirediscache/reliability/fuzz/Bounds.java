package io.github.cdirediscache.reliability.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What the calling thread may use for one input.
 *
 * @param processor processor time
 * @param bytes allocated memory, garbage included
 */
record Bounds(Duration processor, long bytes) {

    private static final long MEBIBYTE = 1 << 20;

    /** What classes that are loaded for the first time, and the fuzzer's instructions in the code, may add. */
    private static final Duration SPARE_TIME = Duration.ofSeconds(3);

    private static final long SPARE_BYTES = 48 * MEBIBYTE;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** For what computes nothing but its own text. */
    static final Bounds OF_A_TEXT = new Bounds(Duration.ZERO, 0);

    /**
     * The budget of decision 0016 for the costliest serializer, {@code yaml}.
     *
     * @param payload bytes of the largest payload
     */
    static Bounds ofPayload(int payload) {
        return new Bounds(Duration.ofSeconds(1).plusNanos(2_000L * payload), 64 * MEBIBYTE + 500L * payload);
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
            check(nanos <= processor.plus(SPARE_TIME).toNanos(), nanos / 1_000_000 + " ms of processor time");
            check(allocated <= bytes + SPARE_BYTES, allocated + " bytes of memory");
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
