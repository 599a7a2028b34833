package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.annotation.ChangeTiming;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.LoadOptions;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives plans the caches, the load options and the beans that they name. */
record Binder(CacheManager manager, Beans beans, ChangeTiming timing) {

    BoundMethod bind(MethodPlan plan) {
        return new BoundMethod(
                result(plan.result()),
                plan.put() == null ? Around.NOTHING : store(plan.put()),
                removals(plan, InvalidationKind.KEY),
                removals(plan, InvalidationKind.ALL),
                removals(plan, InvalidationKind.PATTERN));
    }

    private Around result(@Nullable CallPlan plan) {
        if (plan instanceof CallPlan.Load load) {
            return load(load);
        }
        return plan instanceof CallPlan.Store store ? storeResult(store) : Around.NOTHING;
    }

    private Around load(CallPlan.Load plan) {
        Cache<Object> cache = manager.cache(plan.cacheName(), plan.shape().value());
        LoadOptions options = plan.settings().over(cache.loadOptions());
        if (plan.unless() != CacheCondition.Never.class) {
            options = options.withUnless(condition(plan.unless())::test);
        }
        return new Loading(new CallKey(plan.key(), cache), plan.shape(), cache, options, timing);
    }

    private Around storeResult(CallPlan.Store plan) {
        Cache<Object> cache = manager.cache(plan.cacheName(), plan.shape().value());
        Duration nullTimeout = Objects.requireNonNullElseGet(
                plan.nullTimeout(), () -> cache.loadOptions().nullTimeToLive());
        return new Storing(plan, cache, plan.timeout(), nullTimeout, condition(plan.unless()), timing);
    }

    private Around store(CallPlan.Store plan) {
        Cache<Object> cache = manager.cache(plan.cacheName(), plan.shape().value());
        return new Storing(plan, cache, plan.timeout(), plan.nullTimeout(), condition(plan.unless()), timing);
    }

    private Around removals(MethodPlan plan, InvalidationKind kind) {
        List<Removal> removals = plan.removals().stream()
                .filter(removal -> removal.kind() == kind)
                .map(removal -> new Removal(removal, manager.cache(removal.cacheName(), Object.class)))
                .toList();
        return removals.isEmpty() ? Around.NOTHING : new Removing(kind, removals, timing);
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
