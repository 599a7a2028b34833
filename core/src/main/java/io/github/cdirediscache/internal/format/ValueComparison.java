package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two values by what they hold: collections by their elements, objects of the application field by field,
 * classes of the JDK by their own {@code equals}. A field that is {@code transient} is no part of a value. For one
 * comparison, by one thread.
 */
final class ValueComparison {

    private static final int MAX_OBJECTS = 20_000;
    private static final int MAX_DEPTH = 200;

    /** Values of JSON-P, whose interfaces define when they are equal, whatever their classes. */
    private static final ClassValue<Boolean> JSON_VALUES = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.getName().equals("jakarta.json.JsonValue")
                    || Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
                            .anyMatch(this::get);
        }
    };

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
        String root = DeclaredTypes.rawClass(declared).getSimpleName();
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
        if (JSON_VALUES.get(a.getClass())) {
            return a.equals(b) ? null : path;
        }
        if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
            return sequences(new Sequence(left), new Sequence(right), path, depth);
        }
        if (a instanceof Collection<?> left
                && b instanceof Collection<?> right
                && CollectionKinds.isSameKind(left, right)) {
            return sequences(new Sequence(left), new Sequence(right), path, depth);
        }
        if (a.getClass() != b.getClass()
                && !(ValueFields.isOfPlatform(a.getClass()) || a.getClass().isArray())) {
            return classes(a, b, path);
        }
        if (ValueFields.isOfPlatform(a.getClass())
                && a instanceof Map.Entry<?, ?> left
                && b instanceof Map.Entry<?, ?> right) {
            return entry(left, right, path, depth);
        }
        if (ValueFields.isOfPlatform(a.getClass())
                && a instanceof AtomicReference<?> left
                && b instanceof AtomicReference<?> right) {
            return compare(left.get(), right.get(), path, depth + 1);
        }
        if (a instanceof Optional<?> left && b instanceof Optional<?> right) {
            return compare(left.orElse(null), right.orElse(null), path, depth + 1);
        }
        if (a.getClass() != b.getClass()) {
            return classes(a, b, path);
        }
        if (a.getClass().isArray()) {
            return arrays(a, b, path, depth);
        }
        return ValueFields.isOfPlatform(a.getClass())
                ? platform(a, b, path)
                : fields(ValueFields.of(a.getClass()), a, b, path, depth);
    }

    private static String classes(Object a, Object b, String path) {
        return path + ", which is a " + a.getClass().getName() + " and comes back as a "
                + b.getClass().getName();
    }

    /** A collection, or a map as its entries. */
    private record Sequence(
            Object itself, Collection<?> elements, @Nullable Map<?, ?> map) {

        Sequence(Collection<?> collection) {
            this(collection, collection, null);
        }

        Sequence(Map<?, ?> map) {
            this(map, map.entrySet(), map);
        }

        boolean isHashed() {
            return map != null || itself instanceof Set<?>;
        }

        Collection<?> keys() {
            return map == null ? elements : map.keySet();
        }

        /** What finds an element again. */
        Object key(Object element) {
            return map == null ? element : ((Map.Entry<?, ?>) element).getKey();
        }
    }

    private @Nullable String sequences(Sequence a, Sequence b, String path, int depth) {
        if (a.elements().size() != b.elements().size()) {
            return path + ", which has another number of elements";
        }
        if (CollectionKinds.comparesOtherwise(a.itself(), b.itself())) {
            return path + ", whose comparator is not kept";
        }
        if (CollectionKinds.hidesMore(a.itself(), b.itself())) {
            return classes(a.itself(), b.itself(), path) + ", without what its elements do not show";
        }
        if (CollectionKinds.hasOwnState(a.itself())) {
            Class<?> own = a.itself().getClass();
            String difference = own == b.itself().getClass()
                    ? fields(ValueFields.ofApplication(own), a.itself(), b.itself(), path, depth)
                    : path + ", which is a " + own.getName() + " with fields of its own and comes back as a "
                            + b.itself().getClass().getName();
            if (difference != null) {
                return difference;
            }
        }
        boolean inOrder = !a.isHashed() || CollectionKinds.hasOrder(a.itself(), b.itself());
        if (!inOrder && !(EqualHashes.areFewIn(a.keys()) && EqualHashes.areFewIn(b.keys()))) {
            complete = false;
            return null;
        }
        String difference = elements(a, inOrder ? b.elements() : inOrderOf(a, b), path, depth);
        return difference != null && inOrder && a.isHashed() && isReordered(a, b)
                ? path + ", whose order is not kept (declare it as a LinkedHashMap or LinkedHashSet)"
                : difference;
    }

    /** Whether the same elements come in another order. */
    private static boolean isReordered(Sequence a, Sequence b) {
        Iterator<?> others = b.elements().iterator();
        Collection<?> found = inOrderOf(a, b);
        return found != b.elements() && !found.stream().allMatch(element -> element == others.next());
    }

    /** The elements of {@code b} that equal those of {@code a}; those of {@code b} in its own order if not all are found. */
    private static Collection<?> inOrderOf(Sequence a, Sequence b) {
        Map<Object, Object> byKey = new HashMap<>();
        b.elements().forEach(element -> byKey.put(b.key(element), element));
        List<Object> found = new ArrayList<>();
        for (Object element : a.elements()) {
            Object key = a.key(element);
            if (!byKey.containsKey(key)) {
                return b.elements();
            }
            found.add(byKey.get(key));
        }
        return found;
    }

    private @Nullable String elements(Sequence a, Collection<?> others, String path, int depth) {
        Iterator<?> other = others.iterator();
        for (Object element : a.elements()) {
            String difference = a.map() == null
                    ? compare(element, other.next(), path + "[]", depth + 1)
                    : entry((Map.Entry<?, ?>) element, (Map.Entry<?, ?>) other.next(), path, depth);
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private @Nullable String entry(Map.Entry<?, ?> a, Map.Entry<?, ?> b, String path, int depth) {
        String key = compare(a.getKey(), b.getKey(), path + " (the keys or their order)", depth + 1);
        return key != null ? key : compare(a.getValue(), b.getValue(), path + " (a value)", depth + 1);
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
            // The types of XML equal others of the same instant.
            boolean hidesZone = a.getClass().getName().contains("XMLGregorianCalendar");
            return hidesZone && !a.toString().equals(b.toString()) ? path : null;
        }
        if (definesEquals(a.getClass())
                || (isText(a.getClass()) && !a.toString().equals(b.toString()))) {
            return path;
        }
        complete = false;
        return null;
    }

    /** Whether its text tells what it holds, though it has no {@code equals}: counters and builders. */
    private static boolean isText(Class<?> type) {
        return Number.class.isAssignableFrom(type)
                || CharSequence.class.isAssignableFrom(type)
                || type == AtomicBoolean.class;
    }

    private static boolean definesEquals(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private @Nullable String fields(List<Field> state, Object a, Object b, String path, int depth) {
        if (a instanceof Enum<?>) {
            return path;
        }
        for (Field field : state) {
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
}
