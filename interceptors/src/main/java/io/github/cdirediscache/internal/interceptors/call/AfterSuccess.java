package io.github.cdirediscache.internal.interceptors.call;

import io.github.cdirediscache.internal.interceptors.async.AsyncType;
import io.github.cdirediscache.internal.interceptors.async.AsyncTypes;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Acts when a method has succeeded: when it has returned, or, if its value comes later, when that has come. */
final class AfterSuccess {

    private AfterSuccess() {}

    /**
     * Runs a method and then an action.
     *
     * @param action is given what the method returned; if that is asynchronous, the value that it gave
     * @param isOfOne whether more values than one are a failure
     * @return what the method returned; if that is asynchronous, an object of its type that acts before it completes
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
