package io.github.cdirediscache.internal.interceptors.async;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code Mono} of Reactor. */
record MonoType(LibraryType mono) implements AsyncType {

    static final String NAME = "reactor.core.publisher.Mono";

    @Override
    public Object of(Supplier<? extends CompletionStage<@Nullable Object>> begin) {
        return mono.call(null, "fromCompletionStage", new Class<?>[] {Supplier.class}, begin);
    }

    @Override
    public CompletionStage<? extends @Nullable Object> stage(Object later) {
        return (CompletionStage<?>) mono.call(later, "toFuture", new Class<?>[0]);
    }

    @Override
    public Object onSuccess(Object later, Consumer<@Nullable Object> action, boolean isOfOne) {
        return mono.call(later, "doOnSuccess", new Class<?>[] {Consumer.class}, action);
    }
}
