package io.github.cdirediscache.internal.format;

import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/** What a collection promises beside its elements: an order, a comparator, state of its own. */
final class CollectionKinds {

    /** The collections that promise no order. */
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
            "java.util.ImmutableCollections$SetN",
            "org.eclipse.persistence.indirection.IndirectSet",
            "org.hibernate.collection.internal.PersistentMap",
            "org.hibernate.collection.internal.PersistentSet",
            "org.hibernate.collection.spi.PersistentMap",
            "org.hibernate.collection.spi.PersistentSet");

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
        while (!UNORDERED.contains(type.getName()) && !ValueFields.isOfPlatform(type)) {
            type = type.getSuperclass();
        }
        if (type.getName().startsWith("java.util.Collections$")) {
            return type != other.getClass() && !isInHashOrder(collection);
        }
        return !UNORDERED.contains(type.getName());
    }

    /** A view does not say what is behind it: one in the order of a hash set is taken for one. */
    private static boolean isInHashOrder(Object view) {
        Collection<?> elements = view instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) view;
        if (!EqualHashes.areFewIn(elements)) {
            return false;
        }
        Iterator<?> inHashOrder = new HashSet<>(elements).iterator();
        return elements.stream().allMatch(element -> inHashOrder.next() == element);
    }

    /** Whether both are lists, sets, queues that sort, or other collections. What is none of these may become any. */
    static boolean isSameKind(Collection<?> a, Collection<?> b) {
        if (!(a instanceof List<?> || a instanceof Set<?> || a instanceof Queue<?>)) {
            return true;
        }
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

    /** Whether a map is more than its entries: it has defaults, or tells keys apart by their identity. */
    static boolean hidesMore(Object a, Object b) {
        if (a instanceof Properties left) {
            return !(b instanceof Properties right)
                    ? left.stringPropertyNames().size() > left.size()
                    : !left.stringPropertyNames().equals(right.stringPropertyNames());
        }
        return a instanceof IdentityHashMap<?, ?> && !(b instanceof IdentityHashMap<?, ?>);
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
        if (collection instanceof PriorityBlockingQueue<?> queue) {
            return queue.comparator();
        }
        return collection instanceof SortedSet<?> set ? set.comparator() : null;
    }
}
