package io.github.cdirediscache.reliability.load;

import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Calls caches on a real server from many threads. First for a second, so that all classes are loaded; then, with caches
 * opened anew, for a tenth of the time, as a warm-up, and for the whole time.
 */
final class LoadRun {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int ASYNCHRONOUS_THREADS = 4;

    private final LoadPlan plan;
    private final RedisServer server;
    private final Mistakes mistakes = new Mistakes();
    private final SplittableRandom seeds;

    LoadRun(LoadPlan plan, RedisServer server) {
        this.plan = plan;
        this.server = server;
        this.seeds = new SplittableRandom(plan.seed());
    }

    LoadReport run() throws InterruptedException {
        ThreadPoolExecutor asynchronous = new ThreadPoolExecutor(
                ASYNCHRONOUS_THREADS, ASYNCHRONOUS_THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        asynchronous.prestartAllCoreThreads();
        try {
            try (Workload first = workload(asynchronous)) {
                Latencies unused = call(first, FIRST);
            }
            server.faults().flushAll();
            return measure(asynchronous);
        } finally {
            end(asynchronous);
        }
    }

    private LoadReport measure(ExecutorService asynchronous) throws InterruptedException {
        Footprint before = Footprint.now(server);
        Footprint early;
        Footprint late;
        Latencies latencies;
        try (Workload workload = workload(asynchronous)) {
            Latencies unused = call(workload, plan.warmUp());
            early = Footprint.now(server);
            latencies = call(workload, plan.duration());
            workload.checkTotals();
            late = Footprint.settled(server, early, plan.threads());
        }
        Footprint closed = Footprint.settled(server, before, 0);
        return new LoadReport(plan, latencies, before, early, late, closed, mistakes);
    }

    private Workload workload(ExecutorService asynchronous) {
        return new Workload(plan, server.location(), asynchronous, mistakes);
    }

    /** Returns when all callers have ended. */
    private Latencies call(Workload workload, Duration time) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(plan.threads());
        try {
            long end = System.nanoTime() + time.toNanos();
            List<Future<Latencies>> callers = new ArrayList<>();
            for (int i = 0; i < plan.threads(); i++) {
                SplittableRandom random = seeds.split();
                callers.add(threads.submit(() -> call(workload, random, end)));
            }
            Latencies all = new Latencies();
            for (Future<Latencies> caller : callers) {
                all.add(caller.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a caller ended early", e);
        } finally {
            end(threads);
        }
    }

    private static void end(ExecutorService threads) throws InterruptedException {
        threads.shutdownNow();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a thread does not end");
        }
    }

    private static Latencies call(Workload workload, SplittableRandom random, long end) {
        Latencies latencies = new Latencies();
        for (long now = System.nanoTime(); now < end; ) {
            Operation operation = Operation.any(random);
            workload.call(operation, random);
            long then = System.nanoTime();
            latencies.add(operation, then - now);
            now = then;
        }
        return latencies;
    }
}
