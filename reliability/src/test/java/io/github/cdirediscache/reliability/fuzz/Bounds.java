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
    private static final int TRIES = 5;

    /** During a search the fuzzer rewrites classes, and its instructions in them take time and memory as well. */
    private static final boolean IS_SEARCH = !"false".equals(System.getProperty("jazzer.hooks"));

    private static final Duration TIME_OF_FUZZER = IS_SEARCH ? Duration.ofSeconds(1) : Duration.ZERO;
    private static final long BYTES_OF_FUZZER = IS_SEARCH ? 64 * MEBIBYTE : 0;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** For what computes nothing but its own text. More than three times what any took on a busy machine. */
    static final Bounds OF_A_TEXT = new Bounds(Duration.ofMillis(100), MEBIBYTE);

    /** For a call whose replies are small. It may open a connection, and keep room for the longest value. */
    static final Bounds OF_A_CALL = new Bounds(Duration.ofMillis(100), 2 * MEBIBYTE);

    /** What reading an entry may use beyond its budget, until somebody looks at it again. */
    private static final Bounds SPARE = new Bounds(Duration.ofMillis(200), 4 * MEBIBYTE);

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
                Duration.ofMillis(millis).plusNanos(1000 * micros).plus(SPARE.processor), bytes + SPARE.bytes);
    }

    /** Runs a task, and fails if it takes more each time: the first times load classes, which the fuzzer also rewrites. */
    <T extends @Nullable Object> T within(Callable<T> task) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                return once(task);
            } catch (ExceededError exceeded) {
                if (tries == TRIES) {
                    throw exceeded;
                }
            }
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
            check(nanos <= processor.plus(TIME_OF_FUZZER).toNanos(), nanos / 1_000_000 + " ms of processor time");
            check(allocated <= bytes + BYTES_OF_FUZZER, allocated + " bytes of memory");
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
