package io.github.cdirediscache.internal.extension.deployment;

import io.github.cdirediscache.internal.interceptors.plan.MethodPlanner;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Finds caching annotations that would do nothing, since the container does not intercept what has them. */
public final class InterceptionCheck {

    private final Set<Class<?>> bound = new HashSet<>();
    private final Set<Class<?>> decorators = new HashSet<>();
    private final Map<Class<?>, String> made = new LinkedHashMap<>();

    /**
     * Takes a decorator.
     *
     * @param type its class
     */
    public void decorator(Class<?> type) {
        decorators.add(type);
    }

    /**
     * Takes a type of a bean that the application or an extension makes itself.
     *
     * @param type the class of the type
     * @param bean the bean, for messages
     */
    public void made(Class<?> type, Object bean) {
        if (MethodPlanner.isConcerned(type)) {
            made.putIfAbsent(type, bean.toString());
        }
    }

    /**
     * Takes a class whose inherited annotations the container has been told of.
     *
     * @param type the class
     */
    public void bound(Class<?> type) {
        bound.add(type);
    }

    /** Reports beans that inherit annotations which the container could not be told of. */
    void checkBound(Collection<Class<?>> annotated, Consumer<String> problems) {
        for (Class<?> type : annotated) {
            if (!bound.contains(type)) {
                MethodPlanner.inherited(type)
                        .forEach(method -> problems.accept(type.getName() + "."
                                + method.method().getName() + ": it has caching annotations from "
                                + method.source().getDeclaringClass().getName()
                                + ", and the container gives no interceptors for them; write them on the method of the"
                                + " bean, or give the bean a scope such as @Dependent"));
            }
        }
    }

    /** Reports decorators, and beans that the container does not make; to be called when all are known. */
    void checkMade(Collection<Class<?>> annotated, Consumer<String> problems) {
        decorators.stream()
                .filter(MethodPlanner::isAnnotated)
                .forEach(type -> problems.accept(type.getName()
                        + ": it is a decorator, whose calls no interceptor sees; put its caching annotations on the"
                        + " bean that it decorates"));
        made.forEach((type, bean) -> {
            if (annotated.stream().noneMatch(type::isAssignableFrom)) {
                problems.accept(type.getName()
                        + ": it has caching annotations, and a bean of this type is not made by the"
                        + " container, so that they would do nothing: " + bean + "; put them on a bean class that calls"
                        + " it");
            }
        });
    }
}
