package io.github.cdirediscache.interceptors.plan;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.interceptors.ChangeTiming;
import io.github.cdirediscache.interceptors.key.KeyRule;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads a method's value from the cache, or has the method compute it. */
record Loading(KeyRule key, ReturnShape shape, Cache<Object> cache, LoadOptions options, ChangeTiming timing)
        implements Around {

    @Override
    public @Nullable Object around(InvocationContext call) throws Exception {
        String calledKey = key.of(call.getParameters());
        if (timing.isPending(cache.name(), calledKey)) {
            return call.proceed();
        }
        return shape.isAsync() ? later(calledKey, call) : now(calledKey, call);
    }

    private @Nullable Object now(String calledKey, InvocationContext call) throws Exception {
        Object value = cache.getOrLoad(calledKey, () -> shape.unwrap(call.proceed()), options);
        if (value == null && shape.isPrimitive()) {
            // Somebody else stored a null here, which the method can't return.
            return call.proceed();
        }
        return shape.wrap(value);
    }

    private CompletableFuture<@Nullable Object> later(String calledKey, InvocationContext call) {
        CompletionStage<@Nullable Object> value = cache.getOrLoadAsync(calledKey, () -> begin(call), options);
        // A stage of this caller's own: callers of one load may each complete or cancel theirs.
        return Stages.map(value, shape::wrap);
    }

    private CompletionStage<@Nullable Object> begin(InvocationContext call) {
        try {
            Object stage = call.proceed();
            if (stage == null) {
                throw new NullPointerException(call.getMethod() + " returned null for a stage");
            }
            return Stages.map((CompletionStage<?>) stage, shape::unwrap);
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
