package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.internal.interceptors.async.AsyncType;
import io.github.cdirediscache.internal.interceptors.async.AsyncTypes;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits for the success of a method: that it returns, and then, if what it returned comes later, for that. */
final class Success {

    private Success() {}

    /**
     * Runs a method and then an action, which is given what the method returned, or the value that this gave later.
     *
     * @param isOfOne whether more values than one are a failure
     * @return what the method returned; in the place of what comes later something of its type that acts first
     */
    static @Nullable Object of(InvocationContext call, Consumer<@Nullable Object> action, boolean isOfOne)
            throws Exception {
        Object returned = call.proceed();
        Optional<AsyncType> type = AsyncTypes.ofReturned(returned);
        if (returned == null || type.isEmpty()) {
            action.accept(returned);
            return returned;
        }
        Object after = type.get().onSuccess(returned, action, isOfOne);
        // A method that promises a stage of its own kind gets that back, which may complete before the action.
        return call.getMethod().getReturnType().isInstance(after) ? after : returned;
    }
}
