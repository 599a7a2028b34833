package io.github.cdirediscache.internal.interceptors.async;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code Single}, {@code Maybe} and {@code Completable} of RxJava 3.
 *
 * @param rx which of them
 * @param hasValue whether it can give a value
 * @param mayBeEmpty whether it can end without one
 */
record RxType(LibraryType rx, boolean hasValue, boolean mayBeEmpty) implements AsyncType {

    static final String SINGLE = "io.reactivex.rxjava3.core.Single";
    static final String MAYBE = "io.reactivex.rxjava3.core.Maybe";
    static final String COMPLETABLE = "io.reactivex.rxjava3.core.Completable";
    private static final String FUNCTIONS = "io.reactivex.rxjava3.functions.";

    @Override
    public Object of(Supplier<? extends CompletionStage<@Nullable Object>> begin) {
        LibraryType supplier = rx.other(FUNCTIONS + "Supplier");
        Object deferred = supplier.implement(
                none -> rx.call(null, "fromCompletionStage", new Class<?>[] {CompletionStage.class}, begin.get()));
        return rx.call(null, "defer", new Class<?>[] {supplier.type()}, deferred);
    }

    @Override
    public CompletionStage<? extends @Nullable Object> stage(Object later) {
        Object stage = mayBeEmpty
                ? rx.call(later, "toCompletionStage", new Class<?>[] {Object.class}, new Object[] {null})
                : rx.call(later, "toCompletionStage", new Class<?>[0]);
        return (CompletionStage<?>) stage;
    }

    @Override
    public Object onSuccess(Object later, Consumer<@Nullable Object> action, boolean isOfOne) {
        Object acting = later;
        if (hasValue) {
            LibraryType consumer = rx.other(FUNCTIONS + "Consumer");
            acting = rx.call(acting, "doOnSuccess", new Class<?>[] {consumer.type()}, consumer.implement(value -> {
                action.accept(value);
                return null;
            }));
        }
        if (mayBeEmpty) {
            LibraryType runnable = rx.other(FUNCTIONS + "Action");
            acting = rx.call(acting, "doOnComplete", new Class<?>[] {runnable.type()}, runnable.implement(none -> {
                action.accept(null);
                return null;
            }));
        }
        return acting;
    }
}
