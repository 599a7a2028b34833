package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import io.github.cdirediscache.internal.reflect.TypeResolver;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds classes and methods with caching annotations. */
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

    /** The types among a class and its supertypes that carry caching annotations themselves. */
    static Stream<Class<?>> boundTypes(Class<?> beanClass) {
        return supertypes(beanClass).stream()
                .filter(type -> bindings(type).findAny().isPresent());
    }

    /** The caching annotations that a class gets from its stereotypes. */
    static Stream<Class<? extends Annotation>> bindingsOfStereotypes(Class<?> beanClass) {
        return Arrays.stream(beanClass.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> !BINDINGS.contains(type))
                .flatMap(AnnotatedMethods::bindings);
    }

    /**
     * The annotated methods that a class declares or inherits, default methods too, without those that it overrides. Of
     * an interface all methods count: a container implements it, as it does with REST clients.
     */
    static List<AnnotatedMethod> of(Class<?> beanClass) {
        List<AnnotatedMethod> found = new ArrayList<>();
        ofItself(beanClass).forEach(method -> found.add(new AnnotatedMethod(method, method)));
        found.addAll(implementing(beanClass));
        return found;
    }

    /**
     * The methods of a class that have no caching annotation and implement one that has: of an interface, or an
     * abstract one. If there are several, the nearest counts.
     */
    static List<AnnotatedMethod> implementing(Class<?> beanClass) {
        if (beanClass.isInterface()) {
            return List.of();
        }
        Map<Method, AnnotatedMethod> found = new LinkedHashMap<>();
        for (Class<?> type : supertypes(beanClass)) {
            if (type != beanClass && isToImplement(type)) {
                Arrays.stream(type.getDeclaredMethods())
                        .filter(AnnotatedMethods::isToImplement)
                        .sorted(Comparator.comparing(Method::toString))
                        .forEach(source -> implementation(beanClass, source)
                                .filter(method -> bindings(method).findAny().isEmpty())
                                .ifPresent(method -> found.putIfAbsent(method, new AnnotatedMethod(method, source))));
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean isToImplement(Class<?> type) {
        return Modifier.isAbstract(type.getModifiers()) && !isOfPlatform(type);
    }

    /** Whether a type is one of Java or Jakarta EE, which can't have the annotations. */
    private static boolean isOfPlatform(Class<?> type) {
        return type.getName().startsWith("java.") || type.getName().startsWith("jakarta.");
    }

    private static boolean isToImplement(Method method) {
        return !method.isBridge()
                && (Modifier.isAbstract(method.getModifiers()) || method.isDefault())
                && bindings(method).findAny().isPresent();
    }

    /** The method of a class that implements one of a supertype, whose type parameters the class may know. */
    private static Optional<Method> implementation(Class<?> beanClass, Method source) {
        TypeResolver types = TypeResolver.of(beanClass);
        List<Class<?>> parameters = Arrays.stream(source.getGenericParameterTypes())
                .<Class<?>>map(type -> DeclaredTypes.rawClass(types.resolve(type)))
                .toList();
        for (Class<?> type : supertypes(beanClass)) {
            Optional<Method> found = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> !method.isBridge()
                            && isOverridable(method)
                            && !Modifier.isAbstract(method.getModifiers())
                            && method.getName().equals(source.getName())
                            && parameters.equals(parameterClasses(beanClass, method)))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Class<?>> parameterClasses(Class<?> beanClass, Method method) {
        TypeResolver types = TypeResolver.of(beanClass);
        return Arrays.stream(method.getGenericParameterTypes())
                .<Class<?>>map(type -> DeclaredTypes.rawClass(types.resolve(type)))
                .toList();
    }

    private static List<Method> ofItself(Class<?> beanClass) {
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
    static Set<Class<?>> supertypes(Class<?> beanClass) {
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
