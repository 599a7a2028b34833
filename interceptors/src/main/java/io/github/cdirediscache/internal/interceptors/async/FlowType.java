package io.github.cdirediscache.internal.interceptors.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Publishers of the JDK that give one value or none. */
record FlowType() implements AsyncType {

    @Override
    public Flow.Publisher<Object> of(Supplier<? extends CompletionStage<@Nullable Object>> begin) {
        return subscriber -> StageSubscription.subscribe(subscriber, begin);
    }

    @Override
    public CompletionStage<? extends @Nullable Object> stage(Object later) {
        CompletableFuture<@Nullable Object> value = new CompletableFuture<>();
        publisher(later).subscribe(new Finishing<>(new ToFuture(value), given -> {}, true));
        return value;
    }

    @Override
    public Flow.Publisher<Object> onSuccess(Object later, Consumer<@Nullable Object> action, boolean isOfOne) {
        return subscriber -> publisher(later).subscribe(new Finishing<>(subscriber, action, isOfOne));
    }

    @SuppressWarnings("unchecked") // values are only handed on
    private static Flow.Publisher<Object> publisher(Object later) {
        return (Flow.Publisher<Object>) later;
    }

    /** Takes the one value. */
    private static final class ToFuture implements Flow.Subscriber<Object> {

        private final CompletableFuture<@Nullable Object> value;
        private @Nullable Object given;

        ToFuture(CompletableFuture<@Nullable Object> value) {
            this.value = value;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object item) {
            given = item;
        }

        @Override
        public void onError(Throwable failure) {
            value.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            value.complete(given);
        }
    }
}
