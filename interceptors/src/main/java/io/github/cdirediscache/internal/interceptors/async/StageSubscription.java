package io.github.cdirediscache.internal.interceptors.async;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives one subscriber what a stage completes with, which is begun when the subscriber asks for it. */
final class StageSubscription implements Flow.Subscription {

    private enum State {
        WAITING,
        BEGUN,
        OVER
    }

    private final Flow.Subscriber<? super Object> subscriber;
    private final Supplier<? extends CompletionStage<@Nullable Object>> begin;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    private StageSubscription(
            Flow.Subscriber<? super Object> subscriber, Supplier<? extends CompletionStage<@Nullable Object>> begin) {
        this.subscriber = subscriber;
        this.begin = begin;
    }

    static void subscribe(
            Flow.Subscriber<? super Object> subscriber, Supplier<? extends CompletionStage<@Nullable Object>> begin) {
        subscriber.onSubscribe(new StageSubscription(subscriber, begin));
    }

    @Override
    public void request(long count) {
        if (count <= 0) {
            if (state.getAndSet(State.OVER) != State.OVER) {
                subscriber.onError(new IllegalArgumentException("asked for " + count + " values; ask for 1 or more"));
            }
        } else if (state.compareAndSet(State.WAITING, State.BEGUN)) {
            try {
                begin.get().whenComplete(this::end);
            } catch (RuntimeException | Error failure) {
                end(null, failure);
            }
        }
    }

    private void end(@Nullable Object value, @Nullable Throwable failure) {
        if (state.getAndSet(State.OVER) == State.OVER) {
            return;
        }
        if (failure != null) {
            Throwable cause = failure.getCause();
            subscriber.onError(failure instanceof CompletionException && cause != null ? cause : failure);
            return;
        }
        if (value != null) {
            subscriber.onNext(value);
        }
        subscriber.onComplete();
    }

    @Override
    public void cancel() {
        state.set(State.OVER);
    }
}
