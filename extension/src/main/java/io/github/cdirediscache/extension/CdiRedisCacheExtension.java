package io.github.cdirediscache.extension;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.internal.extension.config.ApplicationConfig;
import io.github.cdirediscache.internal.extension.container.CacheBeans;
import io.github.cdirediscache.internal.extension.container.CdiBeans;
import io.github.cdirediscache.internal.extension.container.ContainerEvents;
import io.github.cdirediscache.internal.extension.container.InterceptorRegistration;
import io.github.cdirediscache.internal.extension.deployment.CacheDeployment;
import io.github.cdirediscache.internal.extension.deployment.DeployedCaches;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Scope;
import jakarta.interceptor.Interceptor;
import java.util.Optional;

/**
 * The caches of an application, made from its configuration, annotations and injection points. Containers load this
 * class; there is nothing to call.
 *
 * <p>Whatever is wrong with them fails the deployment, with one message that has a numbered list.
 */
public class CdiRedisCacheExtension implements Extension {

    private final CacheDeployment deployment = new CacheDeployment(CdiRedisCacheExtension.class);
    private final InterceptorRegistration interceptors = new InterceptorRegistration();
    private final ContainerEvents events = new ContainerEvents(deployment);

    /** The extension of one application. */
    public CdiRedisCacheExtension() {}

    void registerInterceptors(@Observes BeforeBeanDiscovery event) {
        interceptors.register(event, deployment.interceptorPriority(ApplicationConfig.current()));
    }

    void keepInterceptorsOnce(@Observes @WithAnnotations(Interceptor.class) ProcessAnnotatedType<?> event) {
        interceptors.keepOnce(event);
    }

    void discoverType(
            @Observes
                    @WithAnnotations({
                        CacheResult.class,
                        CachePut.class,
                        CacheInvalidate.class,
                        CacheInvalidate.List.class,
                        CacheInvalidateAll.class,
                        CacheInvalidateAll.List.class,
                        CacheInvalidatePattern.class,
                        CacheInvalidatePattern.List.class
                    })
                    ProcessAnnotatedType<?> event) {
        deployment.discovery().annotatedType(event.getAnnotatedType().getJavaClass());
    }

    /**
     * Observes only types that are beans by their annotations, or have some of ours: Weld warns of observers of all
     * types.
     */
    void bindInherited(
            @Observes
                    @WithAnnotations({
                        NormalScope.class,
                        Scope.class,
                        Stereotype.class,
                        CacheResult.class,
                        CachePut.class,
                        CacheInvalidate.class,
                        CacheInvalidate.List.class,
                        CacheInvalidateAll.class,
                        CacheInvalidateAll.List.class,
                        CacheInvalidatePattern.class,
                        CacheInvalidatePattern.List.class
                    })
                    ProcessAnnotatedType<?> event) {
        events.annotatedType(event);
    }

    void discoverPoint(@Observes ProcessInjectionPoint<?, ?> event) {
        events.injectionPoint(event.getInjectionPoint());
    }

    void discoverBean(@Observes ProcessBean<?> event) {
        events.bean(event);
    }

    void addBeans(@Observes AfterBeanDiscovery event, BeanManager container) {
        DeployedCaches caches = deployment.plan(ApplicationConfig.current());
        Optional<String> problems = deployment.urgentProblems();
        if (problems.isPresent()) {
            event.addDefinitionError(new DeploymentException(problems.get()));
        } else {
            new CacheBeans(container, deployment.discovery(), caches).addTo(event);
        }
    }

    void validate(@Observes AfterDeploymentValidation event, BeanManager container) {
        CreationalContext<?> context = container.createCreationalContext(null);
        try {
            deployment
                    .validate(new CdiBeans(container, context))
                    .ifPresent(problems -> event.addDeploymentProblem(new DeploymentException(problems)));
        } finally {
            context.release();
        }
    }
}
