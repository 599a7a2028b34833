package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code List<Story>[]} as {@code List<List<Story>>}: Yasson 3.0 can't read an array of a generic type. */
final class GenericArrays {

    private GenericArrays() {}

    static Type asList(Type type) {
        return type instanceof GenericArrayType array
                ? DeclaredTypes.generic(List.class, List.of(asList(array.getGenericComponentType())), null)
                : type;
    }

    static @Nullable Object toArray(@Nullable Object value, Type type) {
        if (!(type instanceof GenericArrayType array) || !(value instanceof List<?> list)) {
            return value;
        }
        Type component = array.getGenericComponentType();
        Object result = Array.newInstance(DeclaredTypes.rawClass(component), list.size());
        for (int i = 0; i < list.size(); i++) {
            Array.set(result, i, toArray(list.get(i), component));
        }
        return result;
    }
}
