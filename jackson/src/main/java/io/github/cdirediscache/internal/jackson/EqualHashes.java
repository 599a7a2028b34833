package io.github.cdirediscache.internal.jackson;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts what filling a hashed collection costs in comparisons. Elements with the same hash code are compared with each
 * other, unless all are of a class that a hash table of the JDK can sort. Not thread-safe.
 */
final class EqualHashes {

    /** What 2,000 elements with one hash code take. */
    static final long MAX_COMPARISONS = 2_000_000;

    static final String REFUSAL = "too many elements of a hashed collection have the same hash code";

    /** Fewer elements never take more. */
    private static final int FEW = 2_000;

    /** Classes of which each element is comparable with each other, and equal where that says so. */
    private static final Set<Class<?>> SORTED = Set.of(
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class,
            URI.class,
            Instant.class,
            Duration.class,
            Date.class);

    private final Map<Integer, Integer> counts = new HashMap<>();
    private @Nullable Class<?> onlyClass;
    private boolean isSorted = true;
    private long comparisons;

    private EqualHashes() {}

    /** Whether a hash table of the JDK sorts the elements of a class that have the same hash code. */
    static boolean areSorted(Class<?> type) {
        return SORTED.contains(type);
    }

    /**
     * Whether a collection that compares all elements with the same hash code is made in reasonable time.
     *
     * @param elements what it will have, some perhaps equal
     */
    static boolean areFewInList(Collection<?> elements) {
        EqualHashes hashes = new EqualHashes();
        return elements.size() <= FEW || elements.stream().allMatch(hashes::add);
    }

    /**
     * Whether a hashed collection of these elements is made in reasonable time.
     *
     * @param elements what it will have, some perhaps equal
     */
    static boolean areFewIn(Collection<?> elements) {
        if (elements.size() <= FEW) {
            return true;
        }
        EqualHashes hashes = new EqualHashes();
        for (Object element : elements) {
            hashes.addClass(element);
        }
        return hashes.isSorted || elements.stream().allMatch(hashes::add);
    }

    private void addClass(@Nullable Object element) {
        if (element != null) {
            isSorted &= onlyClass == null ? SORTED.contains(element.getClass()) : onlyClass == element.getClass();
            onlyClass = element.getClass();
        }
    }

    private boolean add(@Nullable Object element) {
        comparisons += counts.merge(element == null ? 0 : element.hashCode(), 1, Integer::sum) - 1;
        return comparisons <= MAX_COMPARISONS;
    }
}
