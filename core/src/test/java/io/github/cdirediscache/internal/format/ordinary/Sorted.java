package io.github.cdirediscache.internal.format.ordinary;

import io.github.cdirediscache.cache.TypeRef;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collections that sort. */
@SuppressWarnings("serial")
public final class Sorted {

    private static final String KIND = "sorted collection";
    private static final TypeRef<Map<String, Integer>> MAP = new TypeRef<>() {};
    private static final TypeRef<SortedMap<String, Integer>> SORTED_MAP = new TypeRef<>() {};
    private static final TypeRef<TreeMap<String, Integer>> TREE_MAP = new TypeRef<>() {};
    private static final TypeRef<Set<String>> SET = new TypeRef<>() {};
    private static final TypeRef<SortedSet<String>> SORTED_SET = new TypeRef<>() {};

    private Sorted() {}

    /** By length, longest first, as a class that can be serialized. */
    public static final class ByLength implements Comparator<String>, Serializable {
        @Override
        public int compare(String a, String b) {
            int byLength = Integer.compare(b.length(), a.length());
            return byLength == 0 ? a.compareTo(b) : byLength;
        }
    }

    /** Sorted ones in fields. */
    public static class Fields implements Serializable {
        private SortedMap<String, Integer> map;
        private TreeSet<String> set;
        private Map<String, Integer> plain;

        public Fields() {}

        public Fields(SortedMap<String, Integer> map, TreeSet<String> set, Map<String, Integer> plain) {
            this.map = map;
            this.set = set;
            this.plain = plain;
        }
    }

    /** Enum collections in fields. */
    public static class Enums implements Serializable {
        private EnumMap<Thread.State, Integer> map = new EnumMap<>(Thread.State.class);
        private EnumSet<Thread.State> set = EnumSet.noneOf(Thread.State.class);
        private Map<Thread.State, Integer> plain;

        public Enums() {}

        public Enums(Map<Thread.State, Integer> map) {
            this.map = new EnumMap<>(map);
            this.set = EnumSet.copyOf(map.keySet());
            this.plain = new EnumMap<>(map);
        }
    }

    private static TreeMap<String, Integer> map(Comparator<? super String> comparator) {
        TreeMap<String, Integer> map = new TreeMap<>(comparator);
        map.putAll(Map.of("b", 1, "ccc", 2, "A", 3));
        return map;
    }

    private static TreeSet<String> set(Comparator<? super String> comparator) {
        TreeSet<String> set = new TreeSet<>(comparator);
        Collections.addAll(set, "b", "ccc", "A");
        return set;
    }

    /** Where a new key goes, and whether another case finds one. */
    private static String behaviour(Map<String, Integer> read) {
        TreeMap<String, Integer> copy =
                read instanceof SortedMap<String, Integer> sorted ? new TreeMap<>(sorted) : null;
        if (copy != null) {
            copy.putAll(Map.of("B", 9, "a", 9, "zz", 9, "dddd", 9));
        }
        return State.ordered(read) + read.get("a") + read.get("B") + (copy == null ? "" : State.ordered(copy));
    }

    private static String behaviour(Collection<String> read) {
        TreeSet<String> copy = read instanceof SortedSet<String> sorted ? new TreeSet<>(sorted) : null;
        if (copy != null) {
            Collections.addAll(copy, "B", "a", "zz", "dddd");
        }
        return State.list(read) + read.contains("a") + read.contains("B") + (copy == null ? "" : State.list(copy));
    }

    private static String inOrder(Map<String, Integer> read) {
        return State.ordered(read) + read.get("a");
    }

    private static String inOrder(Collection<String> read) {
        return State.list(read) + read.contains("a");
    }

    private static String fields(Fields read) {
        return behaviour(read.map) + behaviour(read.set) + inOrder(read.plain);
    }

    private static Fields of(Comparator<? super String> comparator) {
        return new Fields(map(comparator), set(comparator), map(comparator));
    }

    static List<Ordinary<?>> all() {
        Comparator<String> reverse = Comparator.reverseOrder();
        Map<Thread.State, Integer> enums = new EnumMap<>(Map.of(Thread.State.NEW, 1, Thread.State.BLOCKED, 2));
        return List.of(
                Ordinary.of(KIND, "TreeMap as Map", MAP, map(null), Sorted::inOrder),
                Ordinary.of(KIND, "TreeMap as SortedMap", SORTED_MAP, map(null), Sorted::behaviour),
                Ordinary.of(KIND, "TreeMap", TREE_MAP, map(null), Sorted::behaviour),
                Ordinary.of(
                        KIND, "TreeMap, naturalOrder()", TREE_MAP, map(Comparator.naturalOrder()), Sorted::behaviour),
                Ordinary.of(KIND, "TreeMap, reverse", TREE_MAP, map(reverse), Sorted::behaviour),
                Ordinary.of(
                        KIND,
                        "TreeMap, reverse, as SortedMap",
                        SORTED_MAP,
                        map(Collections.reverseOrder()),
                        Sorted::behaviour),
                Ordinary.of(KIND, "TreeMap, reverse, as Map", MAP, map(reverse), Sorted::inOrder),
                Ordinary.of(
                        KIND,
                        "TreeMap, CASE_INSENSITIVE_ORDER",
                        TREE_MAP,
                        map(String.CASE_INSENSITIVE_ORDER),
                        Sorted::behaviour),
                Ordinary.of(
                        KIND,
                        "TreeMap, CASE_INSENSITIVE_ORDER, as Map",
                        MAP,
                        map(String.CASE_INSENSITIVE_ORDER),
                        Sorted::inOrder),
                Ordinary.of(KIND, "TreeMap, own comparator", TREE_MAP, map(new ByLength()), Sorted::behaviour),
                Ordinary.of(KIND, "TreeMap, own comparator, as Map", MAP, map(new ByLength()), Sorted::inOrder),
                Ordinary.of(KIND, "TreeSet as Set", SET, set(null), Sorted::inOrder),
                Ordinary.of(KIND, "TreeSet as SortedSet", SORTED_SET, set(null), Sorted::behaviour),
                Ordinary.of(
                        KIND,
                        "TreeSet as NavigableSet",
                        new TypeRef<NavigableSet<String>>() {},
                        set(null),
                        Sorted::behaviour),
                Ordinary.of(KIND, "TreeSet, reverse, as SortedSet", SORTED_SET, set(reverse), Sorted::behaviour),
                Ordinary.of(
                        KIND,
                        "TreeSet, CASE_INSENSITIVE_ORDER, as SortedSet",
                        SORTED_SET,
                        set(String.CASE_INSENSITIVE_ORDER),
                        Sorted::behaviour),
                Ordinary.of(
                        KIND,
                        "TreeSet, CASE_INSENSITIVE_ORDER, as Set",
                        SET,
                        set(String.CASE_INSENSITIVE_ORDER),
                        Sorted::inOrder),
                Ordinary.of(KIND, "TreeSet, own comparator, as Set", SET, set(new ByLength()), Sorted::inOrder),
                Ordinary.of(KIND, "sorted fields, natural", Fields.class, of(null), Sorted::fields),
                Ordinary.of(KIND, "sorted fields, reverse", Fields.class, of(reverse), Sorted::fields),
                Ordinary.of(
                        KIND,
                        "sorted fields, CASE_INSENSITIVE_ORDER",
                        Fields.class,
                        of(String.CASE_INSENSITIVE_ORDER),
                        Sorted::fields),
                Ordinary.of(KIND, "sorted fields, own comparator", Fields.class, of(new ByLength()), Sorted::fields),
                Ordinary.of(
                        KIND,
                        "EnumMap, EnumSet in fields",
                        Enums.class,
                        new Enums(enums),
                        read -> State.ordered(read.map) + State.list(read.set) + State.ordered(read.plain)),
                Ordinary.of(
                        KIND, "EnumMap as Map", new TypeRef<Map<Thread.State, Integer>>() {}, enums, State::ordered),
                Ordinary.of(
                        KIND,
                        "EnumSet as Set",
                        new TypeRef<Set<Thread.State>>() {},
                        EnumSet.copyOf(enums.keySet()),
                        State::list));
    }
}
