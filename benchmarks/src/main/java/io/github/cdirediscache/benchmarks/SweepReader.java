package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.cache.Cache;
import java.util.concurrent.CompletableFuture;

/** A thread that reads entries one after the other while something else is done, and times each read. */
final class SweepReader implements AutoCloseable {

    private final Cache<byte[]> cache;
    private final Values values;
    private final CompletableFuture<Latencies.Summary> reading;
    private volatile boolean stopped;

    private SweepReader(Cache<byte[]> cache, Values values) {
        this.cache = cache;
        this.values = values;
        this.reading = CompletableFuture.supplyAsync(this::read, task -> new Thread(task, "reader").start());
    }

    static SweepReader start(Cache<byte[]> cache, Values values) {
        return new SweepReader(cache, values);
    }

    private Latencies.Summary read() {
        Latencies latencies = new Latencies();
        int next = 0;
        do {
            long start = System.nanoTime();
            boolean hit = cache.get(values.key(next)).isPresent();
            latencies.add(System.nanoTime() - start);
            if (!hit) {
                throw new IllegalStateException(values.key(next) + " must be a hit");
            }
            next = (next + 1) % Values.COUNT;
        } while (!stopped);
        return latencies.summary();
    }

    Latencies.Summary stop() {
        stopped = true;
        return reading.join();
    }

    @Override
    public void close() {
        stopped = true;
    }
}
