package io.github.cdirediscache.internal.format;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.LinkedHashSet;
import java.util.Set;

/** The classes that a declared type names. */
final class DeclaredTypes {

    private DeclaredTypes() {}

    /** The class that each value of this type is an instance of; that of its first bound where it has bounds. */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable<?> variable) {
            return raw(variable.getBounds()[0]);
        }
        throw new IllegalArgumentException("type must be a type of the Java language, was " + type);
    }

    /** The raw classes of a type, its type arguments and its array components, outermost first. */
    static Set<Class<?>> all(Type type) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        collect(type, classes);
        return classes;
    }

    private static void collect(Type type, Set<Class<?>> classes) {
        if (type instanceof ParameterizedType parameterized) {
            collect(parameterized.getRawType(), classes);
            for (Type argument : parameterized.getActualTypeArguments()) {
                collect(argument, classes);
            }
        } else if (type instanceof GenericArrayType array) {
            collect(array.getGenericComponentType(), classes);
        } else {
            classes.add(component(raw(type)));
        }
    }

    /** The class that arrays of arrays of it are made of. */
    static Class<?> component(Class<?> type) {
        Class<?> component = type.getComponentType();
        return component == null ? type : component(component);
    }
}
