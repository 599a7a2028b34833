package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a set as a list, and fills the set when its elements are known: one whose elements have too many equal hash codes
 * is refused before that takes its time. Sets in the fields of classes, and in the keys of maps, are left to the provider.
 */
final class FilledSets {

    private FilledSets() {}

    /** The type with lists in the place of sets. */
    static Type asLists(Type type) {
        if (!(type instanceof ParameterizedType generic) || !reachesSet(generic)) {
            return type;
        }
        Type[] arguments = generic.getActualTypeArguments();
        List<Type> replaced = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            replaced.add(i == arguments.length - 1 ? asLists(arguments[i]) : arguments[i]);
        }
        Class<?> raw = (Class<?>) generic.getRawType();
        return DeclaredTypes.generic(isSet(raw) ? List.class : raw, replaced, generic.getOwnerType());
    }

    private static boolean isSet(Class<?> raw) {
        return raw == Set.class || raw == HashSet.class || raw == LinkedHashSet.class;
    }

    /** Whether it is a set, or values of it are, in collections that are changed easily. */
    private static boolean reachesSet(Type type) {
        if (!(type instanceof ParameterizedType generic)) {
            return false;
        }
        Class<?> raw = (Class<?>) generic.getRawType();
        return isSet(raw) || (isContainer(raw) && reachesSet(last(generic)));
    }

    private static boolean isContainer(Class<?> raw) {
        return raw == List.class
                || raw == ArrayList.class
                || raw == Collection.class
                || raw == Optional.class
                || raw == Map.class
                || raw == java.util.HashMap.class
                || raw == java.util.LinkedHashMap.class;
    }

    private static Type last(ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    /**
     * What was read as {@link #asLists} says, with its sets.
     *
     * @throws IllegalArgumentException if a set has too many equal hash codes
     */
    @SuppressWarnings("unchecked") // what has just been read, by the type that it was read as
    static @Nullable Object filled(@Nullable Object read, Type type) {
        if (read == null || !(type instanceof ParameterizedType generic) || !reachesSet(generic)) {
            return read;
        }
        Type part = last(generic);
        if (read instanceof List<?> list) {
            if (reachesSet(part)) {
                ((List<@Nullable Object>) list).replaceAll(element -> filled(element, part));
            }
            Class<?> raw = (Class<?>) generic.getRawType();
            return isSet(raw) ? set(list, raw) : list;
        }
        if (read instanceof Map<?, ?> map) {
            ((Map<Object, @Nullable Object>) map).replaceAll((key, value) -> filled(value, part));
            return map;
        }
        return read instanceof Optional<?> optional ? optional.map(content -> filled(content, part)) : read;
    }

    private static Set<?> set(List<?> elements, Class<?> raw) {
        if (!EqualHashes.areFewIn(elements)) {
            throw new IllegalArgumentException(EqualHashes.REFUSAL);
        }
        return raw == HashSet.class ? new HashSet<>(elements) : new LinkedHashSet<>(elements);
    }
}
