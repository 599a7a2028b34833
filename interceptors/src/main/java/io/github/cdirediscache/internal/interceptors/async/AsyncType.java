package io.github.cdirediscache.internal.interceptors.async;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A type whose value comes later. */
public interface AsyncType {

    /**
     * An object of this type that gives what a stage completes with. A stage starts at once; the other types start one
     * for each subscriber, when it subscribes.
     *
     * @param begin begins the stage
     * @return the object
     */
    Object of(Supplier<? extends CompletionStage<@Nullable Object>> begin);

    /**
     * The value of an object of this type; of one that waits for subscribers by subscribing.
     *
     * @param later the object
     * @return completes with the value, or {@code null} if there is none
     */
    CompletionStage<? extends @Nullable Object> stage(Object later);

    /**
     * An object of this type that gives what another one gives, and runs an action before it signals success. If the
     * action throws, it fails.
     *
     * @param later the object
     * @param action is given the value, {@code null} if there is none
     * @param isOfOne whether more than one value is a failure; without it the action is given the last one
     * @return the object
     */
    Object onSuccess(Object later, Consumer<@Nullable Object> action, boolean isOfOne);
}
