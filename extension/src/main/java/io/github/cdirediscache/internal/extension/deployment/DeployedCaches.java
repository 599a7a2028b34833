package io.github.cdirediscache.internal.extension.deployment;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlans;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The caches of an application, as its beans are made of them.
 *
 * @param plans the plans of its annotated methods
 * @param configs the settings of each cache
 * @param names the names of all caches
 * @param isTraced whether what is sent to Redis is traced
 */
public record DeployedCaches(MethodPlans plans, Collection<CacheConfig> configs, Set<String> names, boolean isTraced) {

    /**
     * Copies the settings and the names.
     *
     * @param plans the plans of its annotated methods
     * @param configs the settings of each cache
     * @param names the names of all caches
     * @param isTraced whether what is sent to Redis is traced
     */
    public DeployedCaches {
        configs = List.copyOf(configs);
        names = Set.copyOf(names);
    }
}
