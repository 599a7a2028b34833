package io.github.cdirediscache.extension;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.KeyFunction;
import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.interceptors.CacheCondition;
import io.github.cdirediscache.interceptors.plan.MethodPlanner;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
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
    private @Nullable Class<?> ofDeployment;

    void injectionPoint(InjectionPoint point) {
        CachePoint.of(point).ifPresent(found -> {
            points.add(found);
            @Nullable Member member = point.getMember();
            if (member != null) {
                injected.add(member.getDeclaringClass());
            }
        });
    }

    void bean(ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        // Interceptors, our own as well, carry their bindings on the class.
        if (event instanceof ProcessManagedBean<?> && !(bean instanceof Interceptor<?>)) {
            managedBean(bean.getBeanClass());
        }
        String name = bean.getName();
        if (name != null) {
            beanNames.add(name);
        }
        for (Type type : bean.getTypes()) {
            Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
            if (raw instanceof Class<?> known && KINDS.stream().anyMatch(kind -> kind.isAssignableFrom(known))) {
                beanTypes.add(known);
            }
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
