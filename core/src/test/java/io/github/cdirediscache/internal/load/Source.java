package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.time.FakeTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** A loader whose end is the test's to decide. */
final class Source {

    private final CompletableFuture<String> result = new CompletableFuture<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final FakeTime time;
    private Runnable atBegin = () -> {};

    Source(FakeTime time) {
        this.time = time;
    }

    /** What it does when it begins. */
    Source beginsWith(Runnable action) {
        atBegin = action;
        return this;
    }

    Source gives(String value) {
        result.complete(value);
        time.settle();
        return this;
    }

    Source fails(Throwable failure) {
        result.completeExceptionally(failure);
        time.settle();
        return this;
    }

    int runs() {
        return runs.get();
    }

    boolean isRunning() {
        return runs() > 0 && !result.isDone();
    }

    /** The value, waiting for it. */
    String load() throws Exception {
        begin();
        try {
            return time.await(result);
        } catch (ExecutionException failed) {
            throw Rethrow.<Exception>asItIs(failed.getCause());
        }
    }

    /** The value, later. */
    CompletionStage<String> stage() {
        begin();
        return result;
    }

    private void begin() {
        runs.incrementAndGet();
        atBegin.run();
    }
}
