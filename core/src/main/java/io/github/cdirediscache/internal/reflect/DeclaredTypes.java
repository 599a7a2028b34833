package io.github.cdirediscache.internal.reflect;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The classes and types that a declared type is made of. */
public final class DeclaredTypes {

    private DeclaredTypes() {}

    /**
     * The class that each value of a type is an instance of.
     *
     * @param type any type of the Java language
     * @return the class; of a variable or a wildcard that of its first upper bound
     * @throws IllegalArgumentException if it is none of the five kinds of types
     */
    public static Class<?> rawClass(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return rawClass(array.getGenericComponentType()).arrayType();
        }
        if (type instanceof WildcardType wildcard) {
            return rawClass(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable<?> variable) {
            return rawClass(variable.getBounds()[0]);
        }
        throw new IllegalArgumentException("type must be a type of the Java language, was " + type);
    }

    /**
     * A type, with a primitive as its box.
     *
     * @param type any type
     * @return the box of a primitive; any other type itself
     */
    public static Type boxed(Type type) {
        return type instanceof Class<?> raw ? MethodType.methodType(raw).wrap().returnType() : type;
    }

    /**
     * A generic type, equal to the JDK's own of the same parts.
     *
     * @param raw the class
     * @param arguments the type arguments
     * @param owner the type that an inner class is in; {@code null} for a top-level class
     * @return the type
     */
    public static Type generic(Class<?> raw, List<Type> arguments, @Nullable Type owner) {
        return new GenericType(raw, arguments, owner);
    }

    /**
     * The types that a type is made of.
     *
     * @param type any type
     * @return the type arguments, or the component of an array; none of a plain class
     */
    public static Stream<Type> parts(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments());
        }
        if (type instanceof GenericArrayType array) {
            return Stream.of(array.getGenericComponentType());
        }
        return type instanceof Class<?> raw && raw.isArray() ? Stream.of(raw.getComponentType()) : Stream.empty();
    }

    /**
     * The first type variable in a type.
     *
     * @param type any type without wildcards
     * @return the variable; empty if there is none
     */
    public static Optional<TypeVariable<?>> firstVariable(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return Optional.of(variable);
        }
        return parts(type)
                .map(DeclaredTypes::firstVariable)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * The raw classes of a type, its type arguments and its array components.
     *
     * @param type any type
     * @return the classes, outermost first
     */
    public static Set<Class<?>> classes(Type type) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        collect(type, classes);
        return classes;
    }

    private static void collect(Type type, Set<Class<?>> classes) {
        if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), classes);
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, classes);
            }
        } else if (type instanceof GenericArrayType array) {
            collect(array.getGenericComponentType(), classes);
        } else {
            classes.add(component(rawClass(type)));
        }
    }

    /**
     * The class that an array is made of, of whatever depth.
     *
     * @param type any class
     * @return the innermost component; a class that is no array itself
     */
    public static Class<?> component(Class<?> type) {
        Class<?> component = type.getComponentType();
        return component == null ? type : component(component);
    }
}
