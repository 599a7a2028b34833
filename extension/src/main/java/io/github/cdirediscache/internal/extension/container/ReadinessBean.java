package io.github.cdirediscache.internal.extension.container;

import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.internal.extension.observe.CacheReadiness;
import io.github.cdirediscache.internal.reflect.ClassLookup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** The health check as a bean. A class of its own, since the others must load without MicroProfile Health. */
final class ReadinessBean {

    private ReadinessBean() {}

    /** The check of these caches, if the runtime has MicroProfile Health and there are caches. */
    static Optional<Bean<?>> of(
            Collection<CacheConfig> configs, Class<?> ofDeployment, Supplier<CacheManager> manager) {
        return configs.isEmpty()
                        || !ClassLookup.isPresent(
                                "org.eclipse.microprofile.health.HealthCheck", ReadinessBean.class.getClassLoader())
                ? Optional.empty()
                : Optional.of(Checked.bean(configs, ofDeployment, manager));
    }

    /** Is loaded only if there is MicroProfile Health. */
    private static final class Checked {

        /**
         * WildFly asks only the deployment's own archive for health checks, and the class of the bean tells the
         * archive.
         */
        static Bean<HealthCheck> bean(
                Collection<CacheConfig> configs, Class<?> ofDeployment, Supplier<CacheManager> manager) {
            Set<String> raising = configs.stream()
                    .filter(config -> config.failure().onFailure() == OnFailure.RAISE)
                    .map(CacheConfig::name)
                    .collect(Collectors.toUnmodifiableSet());
            return new SyntheticBean<>(
                    ofDeployment,
                    Set.of(HealthCheck.class, Object.class),
                    Set.of(Readiness.Literal.INSTANCE, Any.Literal.INSTANCE),
                    Dependent.class,
                    null,
                    "io.github.cdirediscache.readiness",
                    context -> new CacheReadiness(manager.get(), raising),
                    check -> {});
        }
    }
}
