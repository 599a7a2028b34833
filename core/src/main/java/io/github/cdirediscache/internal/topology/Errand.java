package io.github.cdirediscache.internal.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Work that a worker is asked to do. The caller does it itself if no worker has begun by the time that it needs the
 * result: it never waits for a thread that cannot be had.
 *
 * @param <T> the result
 */
public final class Errand<T> implements Runnable {

    private final Supplier<T> work;
    private final AtomicBoolean isTaken = new AtomicBoolean();
    private final CompletableFuture<T> result = new CompletableFuture<>();

    private Errand(Supplier<T> work) {
        this.work = work;
    }

    /**
     * Runs work, the first in the caller's thread and the others in those of workers as far as there are some; returns when
     * all has ended. An interrupted caller goes on waiting: all work ends by itself, if only by the time limits of servers.
     *
     * @param <T> the results
     * @param workers run the others
     * @param all the work
     * @return the results, in this order; each throws what its work threw
     */
    public static <T> List<Supplier<T>> all(Executor workers, List<Supplier<T>> all) {
        List<Errand<T>> errands = all.stream().map(Errand::new).toList();
        errands.stream().skip(1).forEach(errand -> errand.sentTo(workers));
        errands.forEach(Errand::run);
        List<Supplier<T>> results = new ArrayList<>(errands.size());
        errands.forEach(errand -> results.add(errand.awaited()));
        return results;
    }

    private void sentTo(Executor workers) {
        try {
            workers.execute(this);
        } catch (OutOfMemoryError | RuntimeException noThread) {
            // It is left to the caller.
        }
    }

    @Override
    public void run() {
        if (isTaken.compareAndSet(false, true)) {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error failure) {
                result.completeExceptionally(failure);
            }
        }
    }

    private Supplier<T> awaited() {
        try {
            T done = result.join();
            return () -> done;
        } catch (CompletionException failed) {
            return () -> {
                throw thrown(failed);
            };
        }
    }

    private static RuntimeException thrown(CompletionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException failure ? failure : failed;
    }
}
