package io.github.cdirediscache.format;

import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/** What a collection promises beside its elements: an order, a comparator, state of its own. */
final class CollectionKinds {

    /** The JDK's collections that promise no order. */
    private static final Set<String> UNORDERED = Set.of(
            "java.util.HashMap",
            "java.util.HashMap$KeySet",
            "java.util.HashMap$Values",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.Properties",
            "java.util.WeakHashMap",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentHashMap$KeySetView",
            "java.util.ImmutableCollections$Map1",
            "java.util.ImmutableCollections$MapN",
            "java.util.ImmutableCollections$Set12",
            "java.util.ImmutableCollections$SetN");

    /** Libraries whose collections have no state but their elements. */
    private static final List<String> LIBRARIES = List.of(
            "com.google.common.collect.",
            "kotlin.collections.",
            "org.apache.openjpa.util.",
            "org.eclipse.collections.impl.",
            "org.eclipse.persistence.indirection.",
            "org.hibernate.collection.");

    private CollectionKinds() {}

    /** Whether the order of a collection is to be kept in another one. */
    static boolean hasOrder(Object collection, Object other) {
        Class<?> type = collection.getClass();
        while (!ValueFields.isOfPlatform(type)) {
            type = type.getSuperclass();
        }
        boolean isWrapperOfEither = type == other.getClass() && type.getName().startsWith("java.util.Collections$");
        return !UNORDERED.contains(type.getName()) && !isWrapperOfEither;
    }

    /** Whether both are lists, sets, queues that sort, or other collections. */
    static boolean isSameKind(Collection<?> a, Collection<?> b) {
        boolean areListsOrNot = a instanceof List<?> == b instanceof List<?>;
        return (areListsOrNot || (a instanceof Deque<?> && b instanceof Deque<?>))
                && a instanceof Set<?> == b instanceof Set<?>
                && sorts(a) == sorts(b);
    }

    private static boolean sorts(Collection<?> queue) {
        return queue instanceof PriorityQueue<?> || queue instanceof PriorityBlockingQueue<?>;
    }

    /** Whether it is a collection of the application's own with fields, which a copy of another class would lack. */
    static boolean hasOwnState(Object collection) {
        Class<?> type = collection.getClass();
        return !ValueFields.isOfPlatform(type)
                && LIBRARIES.stream().noneMatch(type.getName()::startsWith)
                && !ValueFields.ofApplication(type).isEmpty();
    }

    /** Whether a copy sorts by another comparator, or does not sort although the comparator is not the natural one. */
    static boolean comparesOtherwise(Object a, Object b) {
        Comparator<?> left = comparator(a);
        Comparator<?> right = comparator(b);
        if (left == null || isNatural(left)) {
            return right != null && !isNatural(right);
        }
        return right == null || !(left.equals(right) || areTheSame(left, right));
    }

    private static boolean isNatural(Comparator<?> comparator) {
        return comparator.equals(Comparator.naturalOrder());
    }

    /** Comparators without state that were made twice, such as one that was serialized. */
    private static boolean areTheSame(Comparator<?> a, Comparator<?> b) {
        return a.getClass() == b.getClass() && ValueFields.of(a.getClass()).isEmpty();
    }

    private static @Nullable Comparator<?> comparator(Object collection) {
        if (collection instanceof SortedMap<?, ?> map) {
            return map.comparator();
        }
        if (collection instanceof PriorityQueue<?> queue) {
            return queue.comparator();
        }
        return collection instanceof SortedSet<?> set ? set.comparator() : null;
    }
}
