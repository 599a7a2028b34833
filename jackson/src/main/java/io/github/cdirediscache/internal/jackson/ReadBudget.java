package io.github.cdirediscache.internal.jackson;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/**
 * What reading one payload may cost: processor time and allocated memory, both in proportion to its bytes. Checked by
 * who reads, every few objects. Not thread-safe.
 */
final class ReadBudget {

    /** {@code yaml} takes half of it for a value of small objects when it is not compiled yet. */
    static final long FREE_NANOS = 1_000_000_000;

    static final long NANOS_PER_BYTE = 2_000;
    static final long FREE_BYTES = 64L << 20;

    /** Payloads that are too short to do harm before they end. */
    static final int SHORT = 4096;

    private static final long UNKNOWN = -1;

    /** How many tokens are read between two looks. */
    private static final int PIECE = 64;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final @Nullable MethodHandle ALLOCATED = allocated();

    private final long maxNanos;
    private final long maxBytes;
    private final long begunAt = System.nanoTime();
    private final long allocatedBefore = allocatedBytes();

    /** Processor time from the first moment on at which the clock said that a quarter of the time was over. */
    private long processorFrom = UNKNOWN;

    private int tokens;

    /**
     * For a payload that is read now, by this thread.
     *
     * @param payloadBytes its length
     * @param bytesPerByte how much memory reading a byte may take
     */
    ReadBudget(long payloadBytes, int bytesPerByte) {
        this.maxNanos = FREE_NANOS + payloadBytes * NANOS_PER_BYTE;
        this.maxBytes = FREE_BYTES + payloadBytes * bytesPerByte;
    }

    /** Counts a token or an entry of a map. */
    void count() throws IOException {
        if (++tokens % PIECE == 0) {
            check();
        }
    }

    private void check() throws IOException {
        if (allocatedBefore != UNKNOWN && allocatedBytes() - allocatedBefore > maxBytes) {
            throw new IOException("it takes more than " + maxBytes + " bytes of memory to read");
        }
        long elapsed = System.nanoTime() - begunAt;
        if (elapsed > maxNanos / 4 && isOverTime(elapsed)) {
            throw new IOException("it takes more than " + maxNanos / 1_000_000 + " ms to read");
        }
    }

    /** The clock alone would refuse values where the machine is busy; asking for processor time takes longer. */
    private boolean isOverTime(long elapsed) {
        long processor = processorNanos();
        if (processor == UNKNOWN) {
            return elapsed > maxNanos;
        }
        if (processorFrom == UNKNOWN) {
            processorFrom = processor;
        }
        return processor - processorFrom > maxNanos;
    }

    private static long processorNanos() {
        try {
            return THREADS.getCurrentThreadCpuTime();
        } catch (UnsupportedOperationException virtual) {
            return UNKNOWN;
        }
    }

    private static long allocatedBytes() {
        if (ALLOCATED == null) {
            return UNKNOWN;
        }
        try {
            return (long) ALLOCATED.invokeExact();
        } catch (Throwable unknown) {
            return UNKNOWN;
        }
    }

    /** Looked up by name: a server's class loader may hide the package, and not every JVM has it. */
    private static @Nullable MethodHandle allocated() {
        try {
            Class<?> bean =
                    Class.forName("com.sun.management.ThreadMXBean", false, ClassLoader.getPlatformClassLoader());
            return MethodHandles.publicLookup()
                    .findVirtual(bean, "getCurrentThreadAllocatedBytes", MethodType.methodType(long.class))
                    .bindTo(THREADS);
        } catch (ReflectiveOperationException | ClassCastException | LinkageError unknown) {
            return null;
        }
    }
}
