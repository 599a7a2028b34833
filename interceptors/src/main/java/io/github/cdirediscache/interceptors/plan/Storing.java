package io.github.cdirediscache.interceptors.plan;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.cache.UncachedCalls;
import io.github.cdirediscache.interceptors.CacheChange;
import io.github.cdirediscache.interceptors.CacheCondition;
import io.github.cdirediscache.interceptors.ChangeTiming;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Stores a value when the method has succeeded. */
record Storing(
        CallPlan.Store plan,
        Cache<Object> cache,
        @Nullable Duration timeout,
        @Nullable Duration nullTimeout,
        CacheCondition unless,
        ChangeTiming timing)
        implements Around {

    @Override
    public @Nullable Object around(InvocationContext call) throws Exception {
        return Success.of(call, returned -> store(call.getParameters(), returned), plan.valueIndex() < 0);
    }

    private void store(Object[] arguments, @Nullable Object returned) {
        Object value = plan.shape().unwrap(plan.valueIndex() < 0 ? returned : arguments[plan.valueIndex()]);
        if (!unless.test(value)) {
            new CallKey(plan.key(), cache)
                    .change(arguments, key -> new CacheChange(cache.name(), key, () -> put(key, value)))
                    .ifPresent(timing::submit);
        }
    }

    /** What the cache can't store is no failure of the method; the outdated value must not stay in its place. */
    private void put(String key, @Nullable Object value) {
        try {
            putNow(key, value);
        } catch (CacheSerializationException unwritable) {
            if (cache instanceof UncachedCalls told) {
                told.notStored(unwritable);
            }
            cache.invalidate(key);
        }
    }

    private void putNow(String key, @Nullable Object value) {
        Duration timeToLive = value == null ? nullTimeout : timeout;
        if (timeToLive == null) {
            cache.put(key, value);
        } else {
            cache.put(key, value, timeToLive);
        }
    }
}
