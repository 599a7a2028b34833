package io.github.cdirediscache.internal.interceptors.call;

import io.github.cdirediscache.annotation.ChangeTiming;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.interceptors.async.AsyncType;
import io.github.cdirediscache.internal.interceptors.async.Stages;
import io.github.cdirediscache.internal.interceptors.value.ReturnShape;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads a method's value from the cache, or has the method compute it. */
record LoadAdvice(CallKey key, ReturnShape shape, Cache<Object> cache, LoadOptions options, ChangeTiming timing)
        implements Advice {

    @Override
    public @Nullable Object around(InvocationContext call) throws Exception {
        String calledKey = key.of(call.getParameters());
        if (calledKey == null) {
            return call.proceed();
        }
        AsyncType async = shape.async();
        return async == null ? now(calledKey, call) : async.of(() -> later(calledKey, call, async));
    }

    private @Nullable Object now(String calledKey, InvocationContext call) throws Exception {
        if (timing.isPending(cache.name(), calledKey)) {
            return call.proceed();
        }
        Object value = cache.getOrLoad(calledKey, () -> shape.unwrap(call.proceed()), options);
        if (value == null && shape.isPrimitive()) {
            // Another method or application stored a null under this key, which this method can't return.
            return call.proceed();
        }
        return shape.wrap(value);
    }

    private CompletableFuture<@Nullable Object> later(String calledKey, InvocationContext call, AsyncType async) {
        CompletionStage<@Nullable Object> value = timing.isPending(cache.name(), calledKey)
                ? begin(call, async)
                : cache.getOrLoadAsync(calledKey, () -> begin(call, async), options);
        // A stage of this caller's own: callers of one load may each complete or cancel theirs.
        return Stages.map(value, shape::wrap);
    }

    private CompletionStage<@Nullable Object> begin(InvocationContext call, AsyncType async) {
        try {
            Object returned = call.proceed();
            if (returned == null) {
                throw new NullPointerException(call.getMethod() + " returned null for a "
                        + call.getMethod().getReturnType().getSimpleName());
            }
            return Stages.map(async.stage(returned), shape::unwrap);
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
