package io.github.cdirediscache.internal.extension.container;

import io.github.cdirediscache.internal.interceptors.plan.AnnotatedMethod;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlanner;
import jakarta.decorator.Decorator;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.configurator.AnnotatedMethodConfigurator;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.util.List;

/**
 * Adds the caching annotations that a bean's methods inherit from what they implement: methods of interfaces, and
 * abstract ones.
 */
final class InheritedBindings {

    private InheritedBindings() {}

    /** Adds them, and returns whether there were any and the container took all of them. */
    static boolean addTo(ProcessAnnotatedType<?> event) {
        List<AnnotatedMethod> inherited = of(event.getAnnotatedType().getJavaClass());
        if (inherited.isEmpty()) {
            return false;
        }
        AnnotatedTypeConfigurator<?> type = event.configureAnnotatedType();
        boolean isTaken = true;
        for (AnnotatedMethod annotated : inherited) {
            isTaken &= add(annotated, type);
        }
        return isTaken;
    }

    /** Returns whether the container knows the method: some don't list the default methods of interfaces. */
    private static boolean add(AnnotatedMethod annotated, AnnotatedTypeConfigurator<?> type) {
        List<? extends AnnotatedMethodConfigurator<?>> methods = type.filterMethods(
                        method -> method.getJavaMember().equals(annotated.method()))
                .toList();
        for (AnnotatedMethodConfigurator<?> method : methods) {
            for (Annotation binding : annotated.bindings()) {
                if (!method.getAnnotated().isAnnotationPresent(binding.annotationType())) {
                    method.add(binding);
                }
            }
        }
        return !methods.isEmpty();
    }

    private static List<AnnotatedMethod> of(Class<?> type) {
        if (type.isAnnotationPresent(Decorator.class) || type.isAnnotationPresent(Interceptor.class)) {
            return List.of();
        }
        try {
            return MethodPlanner.inherited(type);
        } catch (LinkageError incomplete) {
            // A class whose libraries are not there is no bean.
            return List.of();
        }
    }
}
