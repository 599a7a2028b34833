package io.github.cdirediscache.internal.interceptors.async;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code Uni} of SmallRye Mutiny. */
record UniType(LibraryType uni) implements AsyncType {

    static final String NAME = "io.smallrye.mutiny.Uni";

    @Override
    public Object of(Supplier<? extends CompletionStage<@Nullable Object>> begin) {
        Object create = uni.call(null, "createFrom", new Class<?>[0]);
        return new LibraryType(create.getClass())
                .call(create, "completionStage", new Class<?>[] {Supplier.class}, begin);
    }

    @Override
    public CompletionStage<? extends @Nullable Object> stage(Object later) {
        return (CompletionStage<?>) uni.call(later, "subscribeAsCompletionStage", new Class<?>[0]);
    }

    @Override
    public Object onSuccess(Object later, Consumer<@Nullable Object> action, boolean isOfOne) {
        return uni.call(later, "invoke", new Class<?>[] {Consumer.class}, action);
    }
}
