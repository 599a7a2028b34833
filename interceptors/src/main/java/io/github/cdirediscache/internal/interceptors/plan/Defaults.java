package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CacheDefaults;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The {@link CacheDefaults} that a method has.
 *
 * @param nearestFirst the annotations, in the order in which they count
 */
record Defaults(List<CacheDefaults> nearestFirst) {

    private static final String CACHE_NAME = "default";

    static Defaults of(Class<?> beanClass, Method method) {
        Set<Class<?>> classes = new LinkedHashSet<>(List.of(beanClass, method.getDeclaringClass()));
        for (Class<?> type = beanClass.getSuperclass(); type != null; type = type.getSuperclass()) {
            classes.add(type);
        }
        classes.addAll(AnnotatedMethods.supertypes(beanClass));
        classes.addAll(AnnotatedMethods.supertypes(method.getDeclaringClass()));
        List<CacheDefaults> found = new ArrayList<>();
        for (Class<?> type : classes) {
            @Nullable CacheDefaults defaults = type.getDeclaredAnnotation(CacheDefaults.class);
            if (defaults != null) {
                found.add(defaults);
            }
        }
        return new Defaults(List.copyOf(found));
    }

    String cacheName(String own) {
        String name = text(own, CacheDefaults::cacheName);
        return name.isEmpty() ? CACHE_NAME : name;
    }

    /** The value of an annotation's member, or else of the first default that has one; empty if none has. */
    String text(String own, Function<CacheDefaults, String> member) {
        if (!own.isEmpty()) {
            return own;
        }
        return nearestFirst.stream()
                .map(member)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
