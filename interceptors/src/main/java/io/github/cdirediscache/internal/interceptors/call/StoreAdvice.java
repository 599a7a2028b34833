package io.github.cdirediscache.internal.interceptors.call;

import io.github.cdirediscache.annotation.CacheChange;
import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.annotation.ChangeTiming;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.internal.cache.UncachedCallListener;
import io.github.cdirediscache.internal.interceptors.plan.CallPlan;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores a value when the method has succeeded. */
record StoreAdvice(
        CallPlan.Store plan,
        Cache<Object> cache,
        @Nullable Duration timeout,
        @Nullable Duration nullTimeout,
        CacheCondition unless,
        ChangeTiming timing)
        implements Advice {

    @Override
    public @Nullable Object around(InvocationContext call) throws Exception {
        if (plan.isResult()) {
            String key = new CallKey(plan.key(), cache).of(call.getParameters());
            return key == null
                    ? call.proceed()
                    : AfterSuccess.of(
                            call, returned -> store(returned, change -> Optional.of(change.apply(key))), true);
        }
        CallKey key = new CallKey(plan.key(), cache);
        return AfterSuccess.of(
                call,
                returned -> store(
                        plan.valueIndex() < 0 ? returned : call.getParameters()[plan.valueIndex()],
                        change -> key.change(call.getParameters(), change)),
                plan.valueIndex() < 0);
    }

    /** Stores what was returned or given, by the change that knows the key. */
    private void store(@Nullable Object given, Function<Function<String, CacheChange>, Optional<CacheChange>> withKey) {
        Object value = plan.shape().unwrap(given);
        if (!unless.test(value)) {
            withKey.apply(key -> new CacheChange(cache.name(), key, () -> put(key, value)))
                    .ifPresent(timing::submit);
        }
    }

    /** A value that can't be stored is no failure of the method, but the outdated value must not stay in its place. */
    private void put(String key, @Nullable Object value) {
        try {
            putNow(key, value);
        } catch (CacheSerializationException unwritable) {
            if (cache instanceof UncachedCallListener told) {
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
