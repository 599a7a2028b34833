package io.github.cdirediscache.format;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two values by what they hold: collections by their elements, objects of the application field by field,
 * classes of the JDK by their own {@code equals}. A field that is {@code transient} is no part of a value. For one
 * comparison, by one thread.
 */
final class ValueComparison {

    private static final int MAX_OBJECTS = 20_000;
    private static final int MAX_DEPTH = 200;

    private final Type declared;
    private final Set<Pair> compared = new HashSet<>();
    private boolean complete = true;

    /** Two objects, whatever their {@code equals} says. */
    private record Pair(Object left, Object right) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pair that && left == that.left && right == that.right;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(left) + System.identityHashCode(right);
        }
    }

    ValueComparison(Type declared) {
        this.declared = declared;
    }

    /** Where the values differ; {@code null} if no difference was found. */
    @Nullable String difference(Object value, Object read) {
        String root = DeclaredTypes.raw(declared).getSimpleName();
        return compare(value, read, root, 0);
    }

    /** Whether all was compared; a part that is too large, or that hides what it holds, was not. */
    boolean isComplete() {
        return complete;
    }

    private @Nullable String compare(@Nullable Object a, @Nullable Object b, String path, int depth) {
        if (a == b) {
            return null;
        }
        if (a == null || b == null) {
            return path + (a == null ? ", which was null" : ", which is missing");
        }
        if (depth > MAX_DEPTH || compared.size() >= MAX_OBJECTS) {
            complete = false;
            return null;
        }
        if (!compared.add(new Pair(a, b))) {
            return null;
        }
        if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
            return maps(left, right, path, depth);
        }
        if (a instanceof Collection<?> left && b instanceof Collection<?> right && isSameKind(left, right)) {
            return collections(left, right, path, depth);
        }
        if (a instanceof Optional<?> left && b instanceof Optional<?> right) {
            return compare(left.orElse(null), right.orElse(null), path, depth + 1);
        }
        if (a.getClass() != b.getClass()) {
            return path + ", which is a " + a.getClass().getName() + " and comes back as a "
                    + b.getClass().getName();
        }
        if (a.getClass().isArray()) {
            return arrays(a, b, path, depth);
        }
        return a.getClass().getClassLoader() == null || isOfPlatform(a.getClass())
                ? platform(a, b, path)
                : fields(a, b, path, depth);
    }

    private static boolean isOfPlatform(Class<?> type) {
        return type.getClassLoader() == ClassLoader.getPlatformClassLoader();
    }

    private static boolean isSameKind(Collection<?> a, Collection<?> b) {
        return a instanceof List<?> == b instanceof List<?> && a instanceof Set<?> == b instanceof Set<?>;
    }

    private @Nullable String maps(Map<?, ?> a, Map<?, ?> b, String path, int depth) {
        if (a.size() != b.size()) {
            return path + ", which has another number of entries";
        }
        if (comparesOtherwise(comparator(a), comparator(b), b instanceof SortedMap<?, ?>)) {
            return path + ", whose comparator is not kept";
        }
        String inOrder = entries(a, b, path, depth);
        boolean hasOrder = a instanceof SortedMap<?, ?> || a instanceof LinkedHashMap<?, ?>;
        return inOrder == null || (!hasOrder && a.equals(b) && areCompared(a.values(), b, a)) ? null : inOrder;
    }

    /** In another order than the map's own, only what {@code equals} tells apart for sure counts as equal. */
    private boolean areCompared(Collection<?> values, Map<?, ?> b, Map<?, ?> a) {
        complete = false;
        return values.size() == b.size() && b.keySet().equals(a.keySet());
    }

    private @Nullable String entries(Map<?, ?> a, Map<?, ?> b, String path, int depth) {
        Iterator<? extends Map.Entry<?, ?>> others = b.entrySet().iterator();
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            Map.Entry<?, ?> other = others.next();
            String key = compare(entry.getKey(), other.getKey(), path + " (the keys or their order)", depth + 1);
            if (key != null) {
                return key;
            }
            String value = compare(entry.getValue(), other.getValue(), path + " (a value)", depth + 1);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private @Nullable String collections(Collection<?> a, Collection<?> b, String path, int depth) {
        if (a.size() != b.size()) {
            return path + ", which has another number of elements";
        }
        if (comparesOtherwise(comparator(a), comparator(b), b instanceof SortedSet<?>)) {
            return path + ", whose comparator is not kept";
        }
        String inOrder = elements(a, b, path, depth);
        boolean hasOrder = a instanceof List<?>
                || a instanceof Queue<?>
                || a instanceof SortedSet<?>
                || a instanceof LinkedHashSet<?>;
        if (inOrder != null
                && !hasOrder
                && a instanceof Set<?> left
                && b instanceof Set<?> right
                && left.equals(right)) {
            complete = false;
            return null;
        }
        return inOrder;
    }

    private @Nullable String elements(Collection<?> a, Collection<?> b, String path, int depth) {
        Iterator<?> others = b.iterator();
        for (Object element : a) {
            String difference = compare(element, others.next(), path + "[]", depth + 1);
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static @Nullable Comparator<?> comparator(Object collection) {
        if (collection instanceof SortedMap<?, ?> map) {
            return map.comparator();
        }
        return collection instanceof SortedSet<?> set ? set.comparator() : null;
    }

    private static boolean comparesOtherwise(@Nullable Comparator<?> a, @Nullable Comparator<?> b, boolean isSorted) {
        if (a == null || a.equals(Comparator.naturalOrder())) {
            return b != null && !b.equals(Comparator.naturalOrder());
        }
        return !isSorted || b == null || !(a.equals(b) || isOfPlatformItself(a, b));
    }

    /** Comparators of the JDK without state of their own that were made twice. */
    private static boolean isOfPlatformItself(Comparator<?> a, Comparator<?> b) {
        return a.getClass() == b.getClass()
                && a.getClass().getClassLoader() == null
                && stateOf(a.getClass()).isEmpty();
    }

    private @Nullable String arrays(Object a, Object b, String path, int depth) {
        int length = Array.getLength(a);
        if (length != Array.getLength(b)) {
            return path + ", which has another length";
        }
        if (a.getClass().getComponentType().isPrimitive()) {
            return primitives(a, b) ? null : path + "[]";
        }
        for (int i = 0; i < length; i++) {
            String difference = compare(Array.get(a, i), Array.get(b, i), path + "[]", depth + 1);
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static boolean primitives(Object a, Object b) {
        for (int i = 0; i < Array.getLength(a); i++) {
            if (!Array.get(a, i).equals(Array.get(b, i))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String platform(Object a, Object b, String path) {
        if (a.equals(b)) {
            return null;
        }
        if (definesEquals(a.getClass())) {
            return path;
        }
        complete = false;
        return null;
    }

    private static boolean definesEquals(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private @Nullable String fields(Object a, Object b, String path, int depth) {
        if (a instanceof Enum<?>) {
            return path;
        }
        for (Field field : stateOf(a.getClass())) {
            String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
            try {
                field.setAccessible(true);
                String difference = compare(field.get(a), field.get(b), name, depth + 1);
                if (difference != null) {
                    return difference;
                }
            } catch (IllegalAccessException | InaccessibleObjectException closed) {
                return platform(a, b, path);
            }
        }
        return null;
    }

    /** The fields of a class and of its superclasses that are part of its state. */
    private static List<Field> stateOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers) && !field.isSynthetic()) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }
}
