package io.github.cdirediscache.internal.interceptors.call;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.annotation.ChangeTiming;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.interceptors.plan.CallPlan;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlan;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the advice of plans, with the caches, the load options and the beans that they name. */
record AdviceFactory(CacheManager manager, Beans beans, ChangeTiming timing) {

    MethodAdvice create(MethodPlan plan) {
        return new MethodAdvice(
                result(plan.result()),
                plan.put() == null ? Advice.NOTHING : store(plan.put()),
                invalidations(plan, CallPlan.Target.KEY),
                invalidations(plan, CallPlan.Target.ALL),
                invalidations(plan, CallPlan.Target.PATTERN));
    }

    private Advice result(@Nullable CallPlan plan) {
        if (plan instanceof CallPlan.Load load) {
            return load(load);
        }
        return plan instanceof CallPlan.Store store ? storeResult(store) : Advice.NOTHING;
    }

    private Advice load(CallPlan.Load plan) {
        Cache<Object> cache = manager.cache(plan.cacheName(), plan.shape().value());
        LoadOptions options = plan.options().apply(cache.loadOptions());
        if (plan.unless() != CacheCondition.Never.class) {
            options = options.withUnless(condition(plan.unless())::test);
        }
        return new LoadAdvice(new CallKey(plan.key(), cache), plan.shape(), cache, options, timing);
    }

    private Advice storeResult(CallPlan.Store plan) {
        Cache<Object> cache = manager.cache(plan.cacheName(), plan.shape().value());
        Duration nullTimeout = Objects.requireNonNullElseGet(
                plan.nullTimeout(), () -> cache.loadOptions().nullTimeToLive());
        return new StoreAdvice(plan, cache, plan.timeout(), nullTimeout, condition(plan.unless()), timing);
    }

    private Advice store(CallPlan.Store plan) {
        Cache<Object> cache = manager.cache(plan.cacheName(), plan.shape().value());
        return new StoreAdvice(plan, cache, plan.timeout(), plan.nullTimeout(), condition(plan.unless()), timing);
    }

    private Advice invalidations(MethodPlan plan, CallPlan.Target target) {
        List<Invalidation> invalidations = plan.invalidations().stream()
                .filter(each -> each.target() == target)
                .map(each -> new Invalidation(each, manager.cache(each.cacheName(), Object.class)))
                .toList();
        return invalidations.isEmpty() ? Advice.NOTHING : new InvalidationAdvice(target, invalidations, timing);
    }

    private CacheCondition condition(Class<? extends CacheCondition> type) {
        return beans.<CacheCondition>find(typed(type)).orElseGet(() -> create(type));
    }

    @SuppressWarnings("unchecked") // a bean of a subclass is a condition
    private static Class<CacheCondition> typed(Class<? extends CacheCondition> type) {
        return (Class<CacheCondition>) type;
    }

    private static CacheCondition create(Class<? extends CacheCondition> type) {
        try {
            Constructor<? extends CacheCondition> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            throw new IllegalStateException(
                    type.getName()
                            + " is no bean and can't be created; make it a bean, or give it a constructor without"
                            + " parameters",
                    e);
        }
    }
}
