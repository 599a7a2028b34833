package io.github.cdirediscache.internal.cache;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Which types a cache can have values of. */
final class ValueTypes {

    private ValueTypes() {}

    /** The type, a primitive as its box. */
    static Type checked(Type type) {
        Type boxed = type instanceof Class<?> plain
                ? MethodType.methodType(plain).wrap().returnType()
                : type;
        if (boxed == Void.class || !isConcrete(boxed)) {
            throw new IllegalArgumentException("a cache's type must be a class, or a generic type without variables and"
                    + " wildcards, was " + type.getTypeName());
        }
        return boxed;
    }

    private static boolean isConcrete(Type type) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                if (!isConcrete(argument)) {
                    return false;
                }
            }
            return true;
        }
        return type instanceof Class<?>
                || (type instanceof GenericArrayType array && isConcrete(array.getGenericComponentType()));
    }
}
