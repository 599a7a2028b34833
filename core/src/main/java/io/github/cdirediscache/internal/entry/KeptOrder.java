package io.github.cdirediscache.internal.entry;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Orders of sorted maps and sets that serializers other than Java's know nothing of. That of a value stands behind the
 * serializer's id in the header of its entry: {@code json:reverse}. Other comparators are code, and are not kept.
 */
enum KeptOrder {
    /** {@link Comparator#reverseOrder()}. */
    REVERSE(":reverse", Collections.reverseOrder()),
    /** {@link String#CASE_INSENSITIVE_ORDER}. */
    NO_CASE(":no-case", String.CASE_INSENSITIVE_ORDER);

    private final String suffix;

    @SuppressWarnings("ImmutableEnumChecker") // of the JDK, without state
    private final Comparator<?> comparator;

    KeptOrder(String suffix, Comparator<?> comparator) {
        this.suffix = suffix;
        this.comparator = comparator;
    }

    /** The order of a value that {@link TreeMap} or {@link TreeSet} can stand for; {@code null} if it has none of these. */
    static @Nullable KeptOrder of(Object value, Class<?> declared) {
        Comparator<?> own = null;
        if (value instanceof SortedMap<?, ?> map && declared.isAssignableFrom(TreeMap.class)) {
            own = map.comparator();
        } else if (value instanceof SortedSet<?> set && declared.isAssignableFrom(TreeSet.class)) {
            own = set.comparator();
        }
        for (KeptOrder order : values()) {
            if (order.comparator.equals(own)) {
                return order;
            }
        }
        return null;
    }

    /** The order that an id ends with; {@code null} if it has none. */
    static @Nullable KeptOrder named(String id) {
        for (KeptOrder order : values()) {
            if (id.endsWith(order.suffix)) {
                return order;
            }
        }
        return null;
    }

    /** The id of a serializer with this order behind it. */
    byte[] behind(byte[] id) {
        return Entry.id(new String(id, StandardCharsets.US_ASCII) + suffix);
    }

    /** An id without this order. */
    String without(String id) {
        return id.substring(0, id.length() - suffix.length());
    }

    /** What has been read, in this order; as it is if it is neither a map nor a set. */
    Object restored(Object read) {
        Comparator<Object> order = comparing();
        if (read instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> sorted = new TreeMap<>(order);
            sorted.putAll(map);
            return sorted;
        }
        if (read instanceof Set<?> set) {
            Set<Object> sorted = new TreeSet<>(order);
            set.forEach(element -> sorted.add(Objects.requireNonNull(element)));
            return sorted;
        }
        return read;
    }

    @SuppressWarnings("unchecked") // compares what the value's own comparator did; others are a ClassCastException
    private Comparator<Object> comparing() {
        return (Comparator<Object>) comparator;
    }
}
