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
        storing()
                .forEach(plan -> types.computeIfAbsent(plan.cacheName(), any -> new LinkedHashSet<>())
                        .add(plan.shape().value()));
        return types;
    }

    /**
     * The conditions that the annotations name. Each is to be a bean, or to have a constructor without parameters.
     *
     * @return their classes, without {@link CacheCondition.Never}
     */
    public Set<Class<? extends CacheCondition>> conditions() {
        Set<Class<? extends CacheCondition>> conditions = new LinkedHashSet<>();
        storing().map(CallPlan.Storing::unless).forEach(conditions::add);
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

    private Stream<CallPlan.Storing> storing() {
        return plans.values().stream()
                .flatMap(MethodPlan::calls)
                .flatMap(call -> call instanceof CallPlan.Storing storing ? Stream.of(storing) : Stream.empty());
    }

    /**
     * The plan of a method as called on an object.
     *
     * @param targetClass the class of the object: one that the container derived from the bean's, or a proxy of the
     *     interface that the bean is known by
     * @param method the method that is called
     * @return the plan
     * @throws IllegalStateException if there is none
     */
    public MethodPlan of(Class<?> targetClass, Method method) {
        return find(targetClass, method)
                .orElseThrow(() -> new IllegalStateException(new BeanMethod(targetClass, method).describe()
                        + " was intercepted, but not planned when the application was deployed"));
    }

    /** The plan of a method as called on an object; empty if there is none. */
    Optional<MethodPlan> find(Class<?> targetClass, Method method) {
        return Stream.concat(
                        Stream.<Class<?>>iterate(targetClass, type -> type != null, Class::getSuperclass),
                        Arrays.stream(targetClass.getInterfaces()))
                .flatMap(type -> Stream.ofNullable(plans.get(new BeanMethod(type, method))))
                .findFirst();
    }
}
