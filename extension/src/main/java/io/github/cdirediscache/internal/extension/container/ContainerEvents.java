package io.github.cdirediscache.internal.extension.container;

import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.internal.extension.deployment.CacheDeployment;
import io.github.cdirediscache.internal.extension.deployment.InterceptionCheck;
import io.github.cdirediscache.internal.extension.discovery.CachePoint;
import io.github.cdirediscache.internal.extension.discovery.Discovery;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InterceptionFactory;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Tells the discovery what a container says in the events of portable extensions. */
public final class ContainerEvents {

    private final Discovery discovery;
    private final InterceptionCheck interception;

    /**
     * The events of one application.
     *
     * @param deployment is told what they say
     */
    public ContainerEvents(CacheDeployment deployment) {
        this.discovery = deployment.discovery();
        this.interception = deployment.interception();
    }

    /**
     * Takes a type, and gives its methods the annotations of what they implement.
     *
     * @param event of a type that is a bean by its annotations, or has some of ours
     */
    public void annotatedType(ProcessAnnotatedType<?> event) {
        if (InheritedBindings.addTo(event)) {
            interception.bound(event.getAnnotatedType().getJavaClass());
        }
    }

    /**
     * Takes an injection point.
     *
     * @param point any injection point
     */
    public void injectionPoint(InjectionPoint point) {
        if (CachePoint.provided(point.getType()) == CacheManager.class) {
            discovery.managerIsInjected();
        }
        CachePoints.of(point).ifPresent(found -> {
            @Nullable Member member = point.getMember();
            discovery.cachePoint(found, member == null ? null : member.getDeclaringClass());
        });
    }

    /**
     * Takes a bean.
     *
     * @param event of any bean
     */
    public void bean(ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        // Interceptors, our own as well, carry their bindings on the class.
        if (bean instanceof Decorator<?>) {
            interception.decorator(bean.getBeanClass());
        } else if (event instanceof ProcessManagedBean<?> && !(bean instanceof Interceptor<?>)) {
            discovery.managedBean(bean.getBeanClass());
        }
        if (event instanceof ProcessProducerMethod<?, ?> producer) {
            intercepting(producer);
        }
        String name = bean.getName();
        if (name != null) {
            discovery.beanName(name);
        }
        for (Type type : bean.getTypes()) {
            Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
            if (raw instanceof Class<?> known) {
                type(event, known);
            }
        }
    }

    /** Takes the class that a producer gives interceptors by itself. */
    private void intercepting(ProcessProducerMethod<?, ?> producer) {
        for (Annotated parameter : producer.getAnnotatedProducerMethod().getParameters()) {
            if (parameter.getBaseType() instanceof ParameterizedType generic
                    && generic.getRawType() == InterceptionFactory.class
                    && generic.getActualTypeArguments()[0] instanceof Class<?> intercepted) {
                discovery.intercepted(intercepted);
            }
        }
    }

    private void type(ProcessBean<?> event, Class<?> type) {
        discovery.beanType(type);
        if (!(event instanceof ProcessManagedBean<?>) && !(event.getBean() instanceof Interceptor<?>)) {
            interception.made(type, event.getBean());
        }
    }
}
