package io.github.cdirediscache.internal.format;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        return new Generic(linked(generic.getRawType()), arguments, generic.getOwnerType());
    }

    private static Type linked(Type raw) {
        if (raw == Map.class) {
            return LinkedHashMap.class;
        }
        return raw == Set.class ? LinkedHashSet.class : raw;
    }

    private record Generic(
            Type raw, List<Type> arguments, @Nullable Type owner) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return owner;
        }
    }
}
