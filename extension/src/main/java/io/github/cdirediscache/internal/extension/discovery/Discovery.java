package io.github.cdirediscache.internal.extension.discovery;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.KeyFunction;
import io.github.cdirediscache.connection.CredentialsProvider;
import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlanner;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an application has that concerns caches, as it is found. Not thread-safe. */
public final class Discovery {

    private static final List<Class<?>> PARTS =
            List.of(Serializer.class, Compressor.class, KeyFunction.class, CredentialsProvider.class);
    private static final List<Class<?>> KINDS = Stream.concat(
                    Stream.of(Cache.class, CacheCondition.class), PARTS.stream())
            .toList();

    /** By its name, since runtimes without REST clients lack the class. */
    private static final String REST_CLIENT = "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";

    private final Class<?> library;
    private final Set<Class<?>> annotated = new HashSet<>();
    private final List<CachePoint> points = new ArrayList<>();
    private final Set<Class<?>> injected = new HashSet<>();
    private final Set<Class<?>> beanTypes = new HashSet<>();
    private final Set<String> beanNames = new HashSet<>();
    private boolean isManagerInjected;
    private @Nullable Class<?> ofDeployment;

    /**
     * A discovery that has found nothing yet.
     *
     * @param library a class of this library
     */
    public Discovery(Class<?> library) {
        this.library = library;
    }

    /** Takes an injection point of a manager, which gives any cache. */
    public void managerIsInjected() {
        isManagerInjected = true;
    }

    /**
     * Takes an injection point of a cache.
     *
     * @param point the injection point
     * @param declaring the class that it is in; {@code null} if it is in none
     */
    public void cachePoint(CachePoint point, @Nullable Class<?> declaring) {
        points.add(point);
        // One that gives any cache by a name that is not said here.
        isManagerInjected |= point.name() == null && !point.isDirect();
        if (declaring != null) {
            injected.add(declaring);
        }
    }

    /**
     * Takes an interface that MicroProfile REST Client will make a bean of: too late to be seen as one, and with
     * interceptors all the same.
     *
     * @param type a type with caching annotations; only such an interface is taken
     */
    public void annotatedType(Class<?> type) {
        if (type.isInterface()
                && Arrays.stream(type.getAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().getName().equals(REST_CLIENT))) {
            intercepted(type);
        }
    }

    /**
     * Takes the class of a bean that the container makes.
     *
     * @param beanClass the class, neither of an interceptor nor of a decorator
     */
    public void managedBean(Class<?> beanClass) {
        intercepted(beanClass);
        if (ofDeployment == null
                && beanClass.getClassLoader() == Thread.currentThread().getContextClassLoader()) {
            ofDeployment = beanClass;
        }
    }

    /**
     * Takes a class whose calls interceptors see.
     *
     * @param type the class; one without caching annotations is not taken
     */
    public void intercepted(Class<?> type) {
        if (MethodPlanner.isConcerned(type)) {
            annotated.add(type);
        }
    }

    /**
     * Takes the name of a bean.
     *
     * @param name the name
     */
    public void beanName(String name) {
        beanNames.add(name);
    }

    /**
     * Takes a type of a bean.
     *
     * @param type the class of the type; one that does not concern caches is not taken
     */
    public void beanType(Class<?> type) {
        if (KINDS.stream().anyMatch(kind -> kind.isAssignableFrom(type))) {
            beanTypes.add(type);
        }
    }

    /**
     * The classes with caching annotations whose calls interceptors see.
     *
     * @return the classes, sorted by their names
     */
    public List<Class<?>> annotatedBeans() {
        return sorted(annotated);
    }

    /**
     * So that problems come in the same order whatever the order of the container. No sorted set, since the modules of
     * an EAR may have classes of one name.
     */
    private static List<Class<?>> sorted(Set<Class<?>> classes) {
        List<Class<?>> sorted = new ArrayList<>(classes);
        sorted.sort(Comparator.comparing(Class::getName));
        return sorted;
    }

    /**
     * The classes that have caching annotations or get caches injected.
     *
     * @return the classes
     */
    public Set<Class<?>> beansWithCaches() {
        Set<Class<?>> all = new HashSet<>(injected);
        all.addAll(annotated);
        return all;
    }

    /**
     * The places where caches are injected.
     *
     * @return the places
     */
    public List<CachePoint> points() {
        return points;
    }

    /**
     * The names of the caches that are injected.
     *
     * @return the names, sorted
     */
    public Set<String> injectedNames() {
        return points.stream()
                .map(CachePoint::name)
                .filter(name -> name != null && !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Whether code may store into a cache, under any key.
     *
     * @param cacheName the name of the cache
     * @return whether it is injected, or a manager is
     */
    public boolean isUsedByCode(String cacheName) {
        return isManagerInjected || injectedNames().contains(cacheName);
    }

    /**
     * Whether a manager of caches is injected, which gives any cache.
     *
     * @return whether it is
     */
    public boolean isManagerInjected() {
        return isManagerInjected;
    }

    /**
     * The type of value that all injection points of a cache agree on.
     *
     * @param cacheName the name of the cache
     * @return the type; empty if they don't agree, or if there are none
     */
    public Optional<Type> valueType(String cacheName) {
        Set<Type> types = points.stream()
                .filter(point -> cacheName.equals(point.name()))
                .flatMap(point -> point.valueType().stream())
                .collect(Collectors.toSet());
        return types.size() == 1 ? Optional.of(types.iterator().next()) : Optional.empty();
    }

    /**
     * Whether a bean of the application has a type.
     *
     * @param type a cache, a condition, or a part of a format
     * @return whether there is such a bean
     */
    public boolean hasBean(Class<?> type) {
        return beanTypes.contains(type);
    }

    /**
     * Whether a bean can have a name in EL without a conflict with the application's own beans.
     *
     * @param beanName the name
     * @return whether it is free
     */
    public boolean isFree(String beanName) {
        return beanNames.stream().noneMatch(name -> name.equals(beanName) || name.startsWith(beanName + "."));
    }

    /**
     * Whether there are serializers, compressors, key functions or credentials providers among the beans.
     *
     * @return whether there are
     */
    public boolean hasApplicationFormats() {
        return PARTS.stream().anyMatch(beanTypes::contains);
    }

    /**
     * A class that uses a cache.
     *
     * @return the class; any one of the application if caches are only configured
     */
    public Class<?> user() {
        List<Class<?>> users = sorted(annotated.isEmpty() ? injected : annotated);
        return users.isEmpty() ? ofDeployment() : users.get(0);
    }

    /**
     * A class of the deployment itself, as opposed to one of the server.
     *
     * @return the class; one of this library if the application has no bean
     */
    public Class<?> ofDeployment() {
        return ofDeployment == null ? library : ofDeployment;
    }
}
