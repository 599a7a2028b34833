package io.github.cdirediscache.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Runs long operations on several servers in parallel. */
public final class SideBySide {

    private SideBySide() {}

    /**
     * Runs tasks, one of them on the caller's thread, and returns when all have ended. An interrupted caller goes on
     * waiting: each task ends by itself, if only by its server's timeouts.
     *
     * @throws RuntimeException what the first one threw, with what others threw as suppressed
     */
    public static void run(Executor executor, List<Runnable> tasks) {
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int i = 1; i < tasks.size(); i++) {
            others.add(CompletableFuture.runAsync(tasks.get(i), executor));
        }
        List<Throwable> failures = new ArrayList<>();
        if (!tasks.isEmpty()) {
            collect(tasks.get(0), failures);
        }
        others.forEach(other -> collect(other::join, failures));
        throwFirst(failures);
    }

    /** Runs all of the tasks one after the other, whatever one of them throws; then throws as {@link #run} does. */
    public static void runInTurn(List<Runnable> tasks) {
        List<Throwable> failures = new ArrayList<>();
        tasks.forEach(task -> collect(task, failures));
        throwFirst(failures);
    }

    private static void throwFirst(List<Throwable> failures) {
        if (!failures.isEmpty()) {
            Throwable first = failures.get(0);
            failures.stream().skip(1).filter(later -> later != first).forEach(first::addSuppressed);
            if (first instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) first;
        }
    }

    private static void collect(Runnable task, List<Throwable> failures) {
        try {
            task.run();
        } catch (CompletionException wrapped) {
            Throwable cause = wrapped.getCause();
            failures.add(cause instanceof RuntimeException || cause instanceof Error ? cause : wrapped);
        } catch (RuntimeException | Error failure) {
            failures.add(failure);
        }
    }
}
