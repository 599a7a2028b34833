package io.github.cdirediscache.internal.format;

import java.io.InvalidObjectException;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many objects the hash code of an object is made of. A few collections that contain each other again and again have
 * hash codes that are never done: each level doubles the work. So objects are weighed when they have been read, before a
 * hash table asks them for their hash codes. Not thread-safe.
 */
final class HashWork {

    static final int MAX = 1_000_000;

    /** What contains no more, and nothing that contains more, is not worth to be kept. */
    private static final int SMALL = 16;

    private static final ClassValue<Boolean> CONTAINS_NOTHING = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            boolean isContainer = Collection.class.isAssignableFrom(type)
                    || Map.class.isAssignableFrom(type)
                    || Map.Entry.class.isAssignableFrom(type)
                    || (type.isArray() && !type.getComponentType().isPrimitive());
            return !isContainer
                    && (ValueFields.isOfPlatform(type)
                            || type.isEnum()
                            || REFERENCES.get(type).isEmpty());
        }
    };

    /** The fields of an application's class that may refer to more. */
    private static final ClassValue<List<Field>> REFERENCES = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return ValueFields.ofApplication(type).stream()
                    .filter(field -> !isLeaf(field.getType()))
                    .filter(HashWork::isAccessible)
                    .toList();
        }
    };

    private final IdentityHashMap<Object, Integer> weights = new IdentityHashMap<>();
    private long sum;
    private boolean isNested;

    private static boolean isLeaf(Class<?> type) {
        return type.isPrimitive() || type.isEnum() || type == String.class || Number.class.isAssignableFrom(type);
    }

    private static boolean isAccessible(Field field) {
        try {
            field.setAccessible(true);
            return true;
        } catch (InaccessibleObjectException closed) {
            return false;
        }
    }

    /** Weighs an object whose parts have been weighed. */
    void add(Object read) throws InvalidObjectException {
        if (CONTAINS_NOTHING.get(read.getClass())) {
            return;
        }
        sum = 1;
        isNested = false;
        parts(read).forEach(this::addPart);
        if (sum > MAX) {
            throw new InvalidObjectException(
                    "a binary entry must have no objects that contain each other so often that a"
                            + " hash code is made of more than " + MAX + " objects");
        }
        if (isNested || sum > SMALL) {
            weights.put(read, (int) sum);
        }
    }

    private void addPart(@Nullable Object part) {
        if (part == null || CONTAINS_NOTHING.get(part.getClass())) {
            sum++;
        } else {
            isNested = true;
            sum += weights.getOrDefault(part, SMALL);
        }
    }

    private static Stream<?> parts(Object read) {
        Stream<?> own = REFERENCES.get(read.getClass()).stream().map(field -> value(field, read));
        if (!extendsPlatform(read.getClass())) {
            return own;
        }
        if (read instanceof Collection<?> elements) {
            return Stream.concat(own, elements.stream());
        }
        if (read instanceof Map<?, ?> map) {
            return Stream.concat(own, map.entrySet().stream().flatMap(HashWork::ofEntry));
        }
        if (read instanceof Map.Entry<?, ?> entry) {
            return ofEntry(entry);
        }
        return read instanceof Object[] elements ? Stream.of(elements) : own;
    }

    /** Whether it is, or extends, a class of the JDK: the iterators of others may do anything. */
    private static boolean extendsPlatform(Class<?> type) {
        for (Class<?> up = type; up != null && up != Object.class; up = up.getSuperclass()) {
            if (ValueFields.isOfPlatform(up) || up.isArray()) {
                return true;
            }
        }
        return false;
    }

    private static Stream<@Nullable Object> ofEntry(Map.Entry<?, ?> entry) {
        return Stream.of(entry.getKey(), entry.getValue());
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException closed) {
            return null;
        }
    }
}
