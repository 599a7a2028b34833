package io.github.cdirediscache.interceptors.plan;

import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits for the success of a method: that it returns, and then that the stage completes which it returned. */
final class Success {

    private Success() {}

    /**
     * Runs a method and then an action, which is given what the method returned or its stage completed with.
     *
     * @return what the method returned; in the place of a stage one that completes after the action
     */
    static @Nullable Object of(InvocationContext call, Consumer<@Nullable Object> action) throws Exception {
        Object returned = call.proceed();
        if (!(returned instanceof CompletionStage<?> stage)) {
            action.accept(returned);
            return returned;
        }
        CompletableFuture<@Nullable Object> after = Stages.map(stage, value -> {
            action.accept(value);
            return value;
        });
        // A method that promises a stage of its own kind gets that back, which may complete before the action.
        return call.getMethod().getReturnType().isInstance(after) ? after : stage;
    }
}
