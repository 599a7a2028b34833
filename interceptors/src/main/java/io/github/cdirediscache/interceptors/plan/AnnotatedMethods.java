package io.github.cdirediscache.interceptors.plan;

import io.github.cdirediscache.interceptors.CacheInvalidate;
import io.github.cdirediscache.interceptors.CacheInvalidateAll;
import io.github.cdirediscache.interceptors.CacheInvalidatePattern;
import io.github.cdirediscache.interceptors.CachePut;
import io.github.cdirediscache.interceptors.CacheResult;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what carries a caching annotation. */
final class AnnotatedMethods {

    private static final List<Class<? extends Annotation>> BINDINGS = List.of(
            CacheResult.class,
            CachePut.class,
            CacheInvalidate.class,
            CacheInvalidate.List.class,
            CacheInvalidateAll.class,
            CacheInvalidateAll.List.class,
            CacheInvalidatePattern.class,
            CacheInvalidatePattern.List.class);

    private record Signature(String name, List<Class<?>> parameters) {

        static Signature of(Method method) {
            return new Signature(method.getName(), List.of(method.getParameterTypes()));
        }
    }

    private AnnotatedMethods() {}

    /** The caching annotations of a class or a method. */
    static Stream<Class<? extends Annotation>> bindings(AnnotatedElement element) {
        return BINDINGS.stream().filter(element::isAnnotationPresent);
    }

    /** The caching annotations that a class gets from its stereotypes. */
    static Stream<Class<? extends Annotation>> bindingsOfStereotypes(Class<?> beanClass) {
        return Arrays.stream(beanClass.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> !BINDINGS.contains(type))
                .flatMap(AnnotatedMethods::bindings);
    }

    /**
     * The annotated methods that a class declares or inherits, default methods too, without those that it overrides. Of an
     * interface that a container implements, as it does with REST clients, all.
     */
    static List<Method> of(Class<?> beanClass) {
        List<Method> found = new ArrayList<>();
        Set<Signature> seen = new HashSet<>();
        for (Class<?> type : supertypes(beanClass)) {
            List<Method> methods = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> !type.isInterface() || method.isDefault() || beanClass.isInterface())
                    .toList();
            methods.stream()
                    // The compiler copies annotations to the bridge methods that it makes.
                    .filter(method ->
                            !method.isBridge() && bindings(method).findAny().isPresent())
                    .filter(method -> !isOverridable(method) || !seen.contains(Signature.of(method)))
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .forEach(found::add);
            methods.stream()
                    .filter(AnnotatedMethods::isOverridable)
                    .map(Signature::of)
                    .forEach(seen::add);
        }
        return found;
    }

    /** The class, its superclasses, and then their interfaces: a class's method wins over a default one. */
    private static Set<Class<?>> supertypes(Class<?> beanClass) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> type = beanClass; type != null && type != Object.class; type = type.getSuperclass()) {
            types.add(type);
        }
        List.copyOf(types).forEach(type -> addInterfaces(type, types));
        return types;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> types) {
        for (Class<?> implemented : type.getInterfaces()) {
            types.add(implemented);
            addInterfaces(implemented, types);
        }
    }

    private static boolean isOverridable(Method method) {
        return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
    }
}
