package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CacheCondition;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plans of all annotated methods of an application. Immutable; made by {@link MethodPlanner#plans()}. */
public final class MethodPlans {

    private final Map<BeanMethod, MethodPlan> plans;

    MethodPlans(Map<BeanMethod, MethodPlan> plans) {
        this.plans = Map.copyOf(plans);
    }

    /**
     * The names of the caches that the annotations use.
     *
     * @return the names, sorted
     */
    public Set<String> cacheNames() {
        return plans.values().stream()
                .flatMap(MethodPlan::calls)
                .map(CallPlan::cacheName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The types of the values that the annotated methods store, by the names of their caches.
     *
     * @return the types; a cache that is only invalidated is not there
     */
    public Map<String, Set<Type>> storedTypes() {
        Map<String, Set<Type>> types = new TreeMap<>();
        plans.values().stream().flatMap(MethodPlan::calls).forEach(call -> {
            if (call instanceof CallPlan.Load load) {
                types.computeIfAbsent(load.cacheName(), any -> new LinkedHashSet<>())
                        .add(load.shape().value());
            } else if (call instanceof CallPlan.Store store) {
                types.computeIfAbsent(store.cacheName(), any -> new LinkedHashSet<>())
                        .add(store.shape().value());
            }
        });
        return types;
    }

    /**
     * The conditions that the annotations name. Each is to be a bean, or to have a constructor without parameters.
     *
     * @return their classes, without {@link CacheCondition.Never}
     */
    public Set<Class<? extends CacheCondition>> conditions() {
        Set<Class<? extends CacheCondition>> conditions = new LinkedHashSet<>();
        plans.values().stream().flatMap(MethodPlan::calls).forEach(call -> {
            if (call instanceof CallPlan.Load load) {
                conditions.add(load.unless());
            } else if (call instanceof CallPlan.Store store) {
                conditions.add(store.unless());
            }
        });
        conditions.remove(CacheCondition.Never.class);
        return conditions;
    }

    /**
     * Whether no method is annotated, so that the application needs no interceptors.
     *
     * @return whether there are no plans
     */
    public boolean isEmpty() {
        return plans.isEmpty();
    }

    /**
     * The plan of a method as called on an object: its class may be one that the container derived from the bean's, or a
     * proxy of the interface that the bean is known by.
     */
    Optional<MethodPlan> find(Class<?> targetClass, Method method) {
        return Stream.concat(
                        Stream.<Class<?>>iterate(targetClass, type -> type != null, Class::getSuperclass),
                        Arrays.stream(targetClass.getInterfaces()))
                .flatMap(type -> Stream.ofNullable(plans.get(new BeanMethod(type, method))))
                .findFirst();
    }
}
