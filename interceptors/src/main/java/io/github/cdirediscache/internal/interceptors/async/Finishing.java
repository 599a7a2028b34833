package io.github.cdirediscache.internal.interceptors.async;

import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes on what a publisher gives, and runs an action before it completes. */
final class Finishing<T> implements Flow.Subscriber<T> {

    private final Flow.Subscriber<? super T> next;
    private final Consumer<@Nullable Object> action;
    private final boolean isOfOne;
    private Flow.@Nullable Subscription subscription;
    private @Nullable T last;
    private boolean isOver;

    Finishing(Flow.Subscriber<? super T> next, Consumer<@Nullable Object> action, boolean isOfOne) {
        this.next = next;
        this.action = action;
        this.isOfOne = isOfOne;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        next.onSubscribe(begun);
    }

    @Override
    public void onNext(T item) {
        if (isOver) {
            return;
        }
        if (isOfOne && last != null) {
            fail(new IllegalStateException(
                    "a publisher gave more than one value, and only one can be cached; let the method return a list"));
            return;
        }
        last = item;
        next.onNext(item);
    }

    private void fail(Throwable failure) {
        isOver = true;
        if (subscription != null) {
            subscription.cancel();
        }
        next.onError(failure);
    }

    @Override
    public void onError(Throwable failure) {
        if (!isOver) {
            isOver = true;
            next.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (isOver) {
            return;
        }
        try {
            action.accept(last);
        } catch (RuntimeException | Error failure) {
            fail(failure);
            return;
        }
        isOver = true;
        next.onComplete();
    }
}
