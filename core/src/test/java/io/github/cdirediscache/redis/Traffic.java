package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/**
 * Threads that write and read their own keys all the time, on a cache that raises failures. What a thread reads is a value
 * of that key; an older one after a failover, since a new master may lack the last writes; never another key's.
 */
final class Traffic implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int KEYS = 50;
    private static final long FAILURE_NANOS = 1_000_000;

    private final Cache<String> cache;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong firstFailure = new AtomicLong();
    private final AtomicLong lastFailure = new AtomicLong();
    private final AtomicReference<CacheUnavailableException> why = new AtomicReference<>();
    private final AtomicReference<String> foreign = new AtomicReference<>();
    private volatile boolean stopped;

    Traffic(Cache<String> cache) {
        this.cache = cache;
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            running.add(threads.submit(() -> run(thread)));
        }
        awaitMoreCalls();
    }

    private void run(int thread) {
        for (int turn = 0; !stopped; turn++) {
            String key = "t" + thread + "." + turn % KEYS;
            String value = key + "=" + turn;
            call(() -> {
                cache.put(key, value);
                return value;
            });
            String read = call(() -> cache.get(key).orElse(null));
            if (read != null && !read.startsWith(key + "=")) {
                foreign.set(key + " gave " + read);
            }
            call(() -> cache.getOrLoad(key + ".load", () -> key + ".load"));
        }
    }

    private String call(Callable<String> operation) {
        calls.incrementAndGet();
        try {
            return operation.call();
        } catch (CacheUnavailableException failure) {
            long now = System.nanoTime();
            failed.incrementAndGet();
            firstFailure.compareAndSet(0, now);
            why.set(failure);
            lastFailure.set(now);
            // As if there were work to do without the cache: else failed calls would be most of all.
            LockSupport.parkNanos(FAILURE_NANOS);
            return null;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }

    /** Every thread has been through all its keys since. */
    void awaitMoreCalls() {
        long goal = calls.get() + 3L * THREADS * KEYS * 3;
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> calls.get() >= goal);
    }

    /** No call has failed since this method began to look. */
    void awaitNoMoreFailures() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            long before = failed.get();
            awaitMoreCalls();
            return failed.get() == before;
        });
    }

    /** What the failures so far have cost, in words. */
    String cost() {
        long millis = Duration.ofNanos(lastFailure.get() - firstFailure.get()).toMillis();
        return failed + " of " + calls + " calls failed, within " + millis + " ms"
                + (failed.get() == 0 ? "" : ": " + why);
    }

    /** A value that a read must not have given, or null. */
    String foreignValue() {
        return foreign.get();
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
        running.forEach(thread -> assertThat(thread).succeedsWithin(Duration.ofSeconds(30)));
    }
}
