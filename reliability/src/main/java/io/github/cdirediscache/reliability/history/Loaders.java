package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Makes the values of a process, and writes down each run of a loader. Thread-safe. */
final class Loaders {

    /** Most loaders are much faster than the slowest. */
    private static final int SKEW = 4;

    private final int process;
    private final Recorder recorder;
    private final long longestNanos;
    private final double failing;
    private final ScheduledExecutorService later;
    private final AtomicLong sequence = new AtomicLong();

    Loaders(int process, Recorder recorder, Duration longest, double failing, ScheduledExecutorService later) {
        this.process = process;
        this.recorder = recorder;
        this.longestNanos = longest.toNanos();
        this.failing = failing;
        this.later = later;
    }

    /** A new value. */
    Stamp stamp(int key) {
        return new Stamp(key, Call.id(process, sequence.getAndIncrement()), System.nanoTime());
    }

    /** Loads a value in this thread. */
    Stamp load(int key, long calledAt) {
        Stamp stamp = stamp(key);
        work();
        boolean fails = fails();
        ended(stamp, fails, calledAt);
        if (fails) {
            throw new LoaderFailure();
        }
        return stamp;
    }

    /** A loader that ends sooner when its thread is interrupted. */
    private void work() {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos());
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    /** Loads a value in no thread. */
    CompletionStage<Stamp> loadLater(int key, long calledAt) {
        Stamp stamp = stamp(key);
        boolean fails = fails();
        CompletableFuture<Stamp> loaded = new CompletableFuture<>();
        var unused = later.schedule(
                () -> {
                    ended(stamp, fails, calledAt);
                    return fails ? loaded.completeExceptionally(new LoaderFailure()) : loaded.complete(stamp);
                },
                nanos(),
                TimeUnit.NANOSECONDS);
        return loaded;
    }

    private void ended(Stamp stamp, boolean fails, long calledAt) {
        Outcome outcome = fails ? Outcome.LOADER_FAILED : Outcome.DONE;
        recorder.note(Op.LOADER, outcome, stamp.key(), stamp.began(), System.nanoTime(), stamp.id(), calledAt);
    }

    private boolean fails() {
        return ThreadLocalRandom.current().nextDouble() < failing;
    }

    private long nanos() {
        RandomGenerator random = ThreadLocalRandom.current();
        return (long) (longestNanos * Math.pow(random.nextDouble(), SKEW));
    }
}
