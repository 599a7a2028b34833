package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a {@code Map} and a {@code Set} into linked ones, which keep their order: Yasson 3.0 reads them into others. */
final class OrderedTypes {

    private OrderedTypes() {}

    /** The type with linked collections in it; what the classes in it declare stays as it is. */
    static Type of(Type type) {
        if (!(type instanceof ParameterizedType generic)) {
            return type;
        }
        List<Type> arguments = Arrays.stream(generic.getActualTypeArguments())
                .map(OrderedTypes::of)
                .toList();
        return DeclaredTypes.generic(linked((Class<?>) generic.getRawType()), arguments, generic.getOwnerType());
    }

    private static Class<?> linked(Class<?> raw) {
        if (raw == Map.class) {
            return LinkedHashMap.class;
        }
        return raw == Set.class ? LinkedHashSet.class : raw;
    }
}
