package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.internal.topology.Errand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Runs long operations on several servers in parallel. */
public final class SideBySide {

    private SideBySide() {}

    /**
     * Runs tasks, one of them on the caller's thread, as are those for which there is no other one, and returns when all
     * have ended. An interrupted caller goes on waiting: each task ends by itself, if only by its server's timeouts.
     *
     * @throws RuntimeException what the first one threw, with what others threw as suppressed
     */
    public static void run(Executor executor, List<Runnable> tasks) {
        List<Supplier<Boolean>> all = tasks.stream()
                .<Supplier<Boolean>>map(task -> () -> {
                    task.run();
                    return true;
                })
                .toList();
        List<Throwable> failures = new ArrayList<>();
        Errand.all(executor, all)
                .forEach(done -> collect(
                        () -> {
                            var unused = done.get();
                        },
                        failures));
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
        } catch (RuntimeException | Error failure) {
            failures.add(failure);
        }
    }
}
