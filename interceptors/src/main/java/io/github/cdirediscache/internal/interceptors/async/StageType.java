package io.github.cdirediscache.internal.interceptors.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stages of the JDK, which run already. */
record StageType() implements AsyncType {

    @Override
    public CompletionStage<@Nullable Object> of(Supplier<? extends CompletionStage<@Nullable Object>> begin) {
        return begin.get();
    }

    @Override
    public CompletionStage<? extends @Nullable Object> stage(Object later) {
        return (CompletionStage<?>) later;
    }

    @Override
    public CompletableFuture<@Nullable Object> onSuccess(
            Object later, Consumer<@Nullable Object> action, boolean isOfOne) {
        return Stages.map(stage(later), value -> {
            action.accept(value);
            return value;
        });
    }
}
