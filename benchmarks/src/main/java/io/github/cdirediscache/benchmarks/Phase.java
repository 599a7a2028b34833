package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.testing.RedisServer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One part of the sweep.
 *
 * @param name what was done
 * @param keys how many keys it removed
 * @param nanos how long it took
 * @param peakBytes the most that the heap held meanwhile, garbage included
 * @param reader how the reader fared meanwhile
 * @param servers how much of the processors the servers had
 * @param slow the commands in the servers' slow logs, in words
 */
record Phase(
        String name,
        long keys,
        long nanos,
        long peakBytes,
        Latencies.Summary reader,
        ProcessorTime servers,
        List<String> slow) {

    static final String HEAD = """
            | with | keys removed | s | keys/s | heap at its peak, MB | reads | p50 µs | p99 µs | longest ms | servers ran, s | waited to run, s | commands of 5 ms and more |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    /** Does something while the reader reads. */
    static Phase of(String name, SweepReader reader, List<RedisServer> servers, LongSupplier work) {
        SlowLog slowLog = new SlowLog(servers);
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        try (reader) {
            heap.forEach(MemoryPoolMXBean::resetPeakUsage);
            slowLog.reset();
            ProcessorTime before = ProcessorTime.of(servers);
            long start = System.nanoTime();
            long keys = work.getAsLong();
            long nanos = System.nanoTime() - start;
            long peak = heap.stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            ProcessorTime ran = ProcessorTime.of(servers).since(before);
            return new Phase(name, keys, nanos, peak, reader.stop(), ran, slowLog.lines());
        }
    }

    String markdown() {
        double seconds = nanos / 1e9;
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.0f | %.0f | %d | %.0f | %.0f | %.1f | %.1f | %.1f | %s |\n",
                name,
                keys,
                seconds,
                keys / seconds,
                peakBytes / 1e6,
                reader.calls(),
                reader.p50Nanos() / 1e3,
                reader.p99Nanos() / 1e3,
                reader.maxNanos() / 1e6,
                servers.ranNanos() / 1e9,
                servers.waitedNanos() / 1e9,
                slow.isEmpty() ? "none" : String.join("; ", slow));
    }
}
