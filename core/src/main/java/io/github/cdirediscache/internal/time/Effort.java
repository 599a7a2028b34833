package io.github.cdirediscache.internal.time;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/** What the current thread has used so far. Thread-safe. */
public interface Effort {

    /** Not known on this JVM, or for this kind of thread. */
    long UNKNOWN = -1;

    /**
     * What the JVM says about the current thread.
     *
     * @return shared by all
     */
    static Effort ofThisThread() {
        return ThreadEffort.INSTANCE;
    }

    /**
     * A clock that is cheap to read. It never runs slower than {@link #processorNanos}.
     *
     * @return ns since some moment
     */
    long nanos();

    /**
     * Processor time of the current thread.
     *
     * @return ns; {@link #UNKNOWN} for virtual threads
     */
    long processorNanos();

    /**
     * Memory that the current thread has allocated, garbage included.
     *
     * @return bytes; {@link #UNKNOWN} for virtual threads, and where the JVM does not count them
     */
    long allocatedBytes();
}

/** By the JVM's management beans. */
final class ThreadEffort implements Effort {

    static final ThreadEffort INSTANCE = new ThreadEffort();

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final @Nullable MethodHandle allocated = allocated();

    private ThreadEffort() {}

    /** Looked up by name: a server's class loader may hide the package, and not every JVM has it. */
    private static @Nullable MethodHandle allocated() {
        try {
            Class<?> bean =
                    Class.forName("com.sun.management.ThreadMXBean", false, ClassLoader.getPlatformClassLoader());
            return MethodHandles.publicLookup()
                    .findVirtual(bean, "getCurrentThreadAllocatedBytes", MethodType.methodType(long.class))
                    .bindTo(ManagementFactory.getThreadMXBean());
        } catch (ReflectiveOperationException | ClassCastException | LinkageError unknown) {
            return null;
        }
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public long processorNanos() {
        try {
            return threads.getCurrentThreadCpuTime();
        } catch (UnsupportedOperationException virtual) {
            return UNKNOWN;
        }
    }

    @Override
    public long allocatedBytes() {
        if (allocated == null) {
            return UNKNOWN;
        }
        try {
            return (long) allocated.invokeExact();
        } catch (Throwable unknown) {
            return UNKNOWN;
        }
    }
}
