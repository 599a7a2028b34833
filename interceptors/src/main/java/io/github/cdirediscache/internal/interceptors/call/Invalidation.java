package io.github.cdirediscache.internal.interceptors.call;

import io.github.cdirediscache.annotation.CacheChange;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.internal.interceptors.key.KeyRule;
import io.github.cdirediscache.internal.interceptors.plan.CallPlan;
import java.util.Optional;

/** An invalidation with its cache. */
record Invalidation(CallPlan.Invalidate plan, Cache<Object> cache) {

    Optional<CacheChange> change(Object[] arguments) {
        KeyRule rule = plan.rule();
        return rule == null
                ? Optional.of(new CacheChange(cache.name(), null, cache::clear))
                : new CallKey(rule, cache).change(arguments, this::change);
    }

    private CacheChange change(String text) {
        return plan.target() == CallPlan.Target.PATTERN
                ? new CacheChange(cache.name(), null, () -> cache.invalidatePattern(text))
                : new CacheChange(cache.name(), text, () -> cache.invalidate(text));
    }
}
