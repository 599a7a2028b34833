package io.github.cdirediscache.reliability.load;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.cdirediscache.testing.RedisServer;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a process holds.
 *
 * @param heap bytes in use after garbage collection
 * @param threads the names of platform threads, in order; without those that the JDK keeps for itself
 * @param descriptors open files and sockets
 * @param connections connections of caches, as the server counts them
 */
record Footprint(long heap, List<String> threads, long descriptors, long connections) {

    /** One for each JVM, from its first use on. */
    private static final List<String> KEPT_BY_THE_JDK =
            List.of("CompletableFutureDelayScheduler", "ForkJoinPool", "process reaper");

    private static final long ALLOWANCE = 8L << 20;
    private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(20);

    static Footprint now(RedisServer server) {
        UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Footprint(
                heapInUse(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> KEPT_BY_THE_JDK.stream().noneMatch(name::startsWith))
                        .sorted()
                        .toList(),
                system.getOpenFileDescriptorCount(),
                server.command("CLIENT", "LIST")
                        .lines()
                        .filter(client -> client.contains(" name=cdi-redis-cache"))
                        .count());
    }

    /** What is there when threads have ended and sockets are closed, which takes them a moment. */
    static Footprint settled(RedisServer server, Footprint before, int workers) {
        long start = System.nanoTime();
        Footprint now = now(server);
        while (now.hasGrownSince(before, workers) && System.nanoTime() - start < SETTLING_NANOS) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            now = now(server);
        }
        return now;
    }

    private static long heapInUse() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /**
     * Whether anything is more than before; of the heap, more than a tenth and 8 MiB.
     *
     * @param workers how many threads may have come, as those that refresh values in the background stay for a minute
     */
    boolean hasGrownSince(Footprint before, int workers) {
        return heap > before.heap + before.heap / 10 + ALLOWANCE
                || threads.size() > before.threads.size() + workers
                || descriptors > before.descriptors
                || connections > before.connections;
    }

    @Override
    public String toString() {
        return heap / 1024 + " KiB of heap, " + descriptors + " descriptors, " + connections + " connections, threads "
                + threads;
    }
}
