package io.github.cdirediscache.extension;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.KeyFunction;
import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlanner;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InterceptionFactory;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an application has that concerns caches, gathered while the container finds it. */
final class Discovery {

    private static final List<Class<?>> KINDS =
            List.of(Cache.class, CacheCondition.class, Serializer.class, Compressor.class, KeyFunction.class);

    /** By its name, since runtimes without REST clients lack the class. */
    private static final String REST_CLIENT = "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";

    private final Set<Class<?>> annotated = new HashSet<>();

    private final List<CachePoint> points = new ArrayList<>();
    private final Set<Class<?>> injected = new HashSet<>();
    private final Set<Class<?>> beanTypes = new HashSet<>();
    private final Set<String> beanNames = new HashSet<>();
    private final InterceptionCheck interception;
    private boolean isManagerInjected;
    private @Nullable Class<?> ofDeployment;

    /** A discovery that tells of what no interceptor may see. */
    Discovery(InterceptionCheck interception) {
        this.interception = interception;
    }

    void injectionPoint(InjectionPoint point) {
        if (CachePoint.provided(point.getType()) == CacheManager.class) {
            isManagerInjected = true;
        }
        CachePoint.of(point).ifPresent(found -> {
            points.add(found);
            // One that gives any cache by a name that is not said here.
            isManagerInjected |= found.name() == null && !found.isDirect();
            @Nullable Member member = point.getMember();
            if (member != null) {
                injected.add(member.getDeclaringClass());
            }
        });
    }

    void bean(ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        // Interceptors, our own as well, carry their bindings on the class.
        if (bean instanceof Decorator<?>) {
            interception.decorator(bean.getBeanClass());
        } else if (event instanceof ProcessManagedBean<?> && !(bean instanceof Interceptor<?>)) {
            managedBean(bean.getBeanClass());
        }
        if (event instanceof ProcessProducerMethod<?, ?> producer) {
            intercepting(producer);
        }
        String name = bean.getName();
        if (name != null) {
            beanNames.add(name);
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
        producer.getAnnotatedProducerMethod().getParameters().stream()
                .map(Annotated::getBaseType)
                .filter(type -> type instanceof ParameterizedType generic
                        && generic.getRawType() == InterceptionFactory.class
                        && generic.getActualTypeArguments()[0] instanceof Class<?> intercepted
                        && MethodPlanner.isConcerned(intercepted))
                .forEach(type -> annotated.add((Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0]));
    }

    private void type(ProcessBean<?> event, Class<?> type) {
        if (KINDS.stream().anyMatch(kind -> kind.isAssignableFrom(type))) {
            beanTypes.add(type);
        }
        if (!(event instanceof ProcessManagedBean<?>) && !(event.getBean() instanceof Interceptor<?>)) {
            interception.made(type, event.getBean());
        }
    }

    /**
     * Takes an interface that MicroProfile REST Client will make a bean of: too late to be seen as one, and with
     * interceptors all the same.
     */
    void annotatedType(Class<?> type) {
        if (type.isInterface()
                && Arrays.stream(type.getAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().getName().equals(REST_CLIENT))
                && MethodPlanner.isConcerned(type)) {
            annotated.add(type);
        }
    }

    private void managedBean(Class<?> beanClass) {
        if (MethodPlanner.isConcerned(beanClass)) {
            annotated.add(beanClass);
        }
        if (ofDeployment == null
                && beanClass.getClassLoader() == Thread.currentThread().getContextClassLoader()) {
            ofDeployment = beanClass;
        }
    }

    /** The bean classes with caching annotations, sorted. */
    List<Class<?>> annotatedBeans() {
        return sorted(annotated);
    }

    /**
     * So that problems come in the same order whatever the order of the container. No sorted set, since the modules of an
     * EAR may have classes of one name.
     */
    private static List<Class<?>> sorted(Set<Class<?>> classes) {
        List<Class<?>> sorted = new ArrayList<>(classes);
        sorted.sort(Comparator.comparing(Class::getName));
        return sorted;
    }

    /** The classes that have caching annotations or get caches injected. */
    Set<Class<?>> beansWithCaches() {
        Set<Class<?>> all = new HashSet<>(injected);
        all.addAll(annotated);
        return all;
    }

    /** The places where caches are injected. */
    List<CachePoint> points() {
        return points;
    }

    /** The names of the caches that are injected. */
    Set<String> injectedNames() {
        return points.stream()
                .map(CachePoint::name)
                .filter(name -> name != null && !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether code may store into a cache, under any key. */
    boolean isUsedByCode(String cacheName) {
        return isManagerInjected || injectedNames().contains(cacheName);
    }

    /** Whether a manager of caches is injected, which gives any cache. */
    boolean isManagerInjected() {
        return isManagerInjected;
    }

    /** The type of value that all injection points of a cache agree on; empty if they don't, or if there are none. */
    Optional<Type> valueType(String cacheName) {
        Set<Type> types = points.stream()
                .filter(point -> cacheName.equals(point.name()))
                .flatMap(point -> point.valueType().stream())
                .collect(Collectors.toSet());
        return types.size() == 1 ? Optional.of(types.iterator().next()) : Optional.empty();
    }

    /** Whether a bean of the application has this type, which is a cache, a condition, or a part of a format. */
    boolean hasBean(Class<?> type) {
        return beanTypes.contains(type);
    }

    /** Whether a bean may be called so in EL without getting in the way of the application's own. */
    boolean isFree(String beanName) {
        return beanNames.stream().noneMatch(name -> name.equals(beanName) || name.startsWith(beanName + "."));
    }

    /** Whether there are serializers, compressors or key functions among the beans. */
    boolean hasApplicationBeans() {
        return beanTypes.contains(Serializer.class)
                || beanTypes.contains(Compressor.class)
                || beanTypes.contains(KeyFunction.class);
    }

    /** A class that uses a cache; any one of the application if caches are only configured. */
    Class<?> user() {
        List<Class<?>> users = sorted(annotated.isEmpty() ? injected : annotated);
        return users.isEmpty() ? ofDeployment() : users.get(0);
    }

    /** A class of the deployment itself, as opposed to one of the server; ours if the application has no bean. */
    Class<?> ofDeployment() {
        return ofDeployment == null ? CdiRedisCacheExtension.class : ofDeployment;
    }
}
