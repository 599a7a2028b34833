package io.github.cdirediscache.interceptors.plan;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.interceptors.CacheChange;
import io.github.cdirediscache.interceptors.key.KeyRule;

/** An invalidation with its cache. */
record Removal(CallPlan.Remove plan, Cache<Object> cache) {

    CacheChange change(Object[] arguments) {
        KeyRule rule = plan.rule();
        if (rule == null) {
            return new CacheChange(cache.name(), null, cache::clear);
        }
        String text = rule.of(arguments);
        return plan.kind() == InvalidationKind.PATTERN
                ? new CacheChange(cache.name(), null, () -> cache.invalidatePattern(text))
                : new CacheChange(cache.name(), text, () -> cache.invalidate(text));
    }
}
