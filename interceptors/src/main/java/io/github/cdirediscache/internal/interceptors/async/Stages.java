package io.github.cdirediscache.internal.interceptors.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stages that continue others. */
public final class Stages {

    private Stages() {}

    /**
     * Completes with what a function makes of a stage's value, or with what the function or the stage failed with.
     * Unlike {@link CompletionStage#thenApply} it hands on the stage's failure as it is.
     *
     * @param <T> the type of the stage's value
     * @param stage the stage
     * @param function is given its value
     * @return the following stage
     */
    public static <T extends @Nullable Object> CompletableFuture<@Nullable Object> map(
            CompletionStage<T> stage, Function<T, @Nullable Object> function) {
        CompletableFuture<@Nullable Object> mapped = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            if (failure != null) {
                mapped.completeExceptionally(failure);
                return;
            }
            try {
                mapped.complete(function.apply(value));
            } catch (RuntimeException | Error e) {
                mapped.completeExceptionally(e);
            }
        });
        return mapped;
    }
}
