package io.github.cdirediscache.internal.format.ordinary;

import io.github.cdirediscache.cache.TypeRef;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collections of the application. */
@SuppressWarnings("serial")
public final class OwnCollections {

    private static final String KIND = "own collection";

    private OwnCollections() {}

    /** A list that knows how many there are in all. */
    public static class Page extends ArrayList<String> {
        private int total;

        public Page() {}

        public Page(Collection<String> elements, int total) {
            super(elements);
            this.total = total;
        }
    }

    /** A list with nothing of its own. */
    public static class Names extends ArrayList<String> {
        public Names() {}

        public Names(Collection<String> elements) {
            super(elements);
        }
    }

    /** A map with a name. */
    public static class Table extends HashMap<String, Integer> {
        private String name = "none";

        public Table() {}

        public Table(String name, Map<String, Integer> entries) {
            super(entries);
            this.name = name;
        }
    }

    /** A view with state. */
    public static class Slice extends AbstractList<String> implements Serializable {
        private final ArrayList<String> all;
        private final int total;

        public Slice(List<String> all, int total) {
            this.all = new ArrayList<>(all);
            this.total = total;
        }

        @Override
        public String get(int index) {
            return all.get(index);
        }

        @Override
        public int size() {
            return all.size();
        }
    }

    /** A set that is sorted and has a limit. */
    public static class Top extends TreeSet<Integer> {
        private int limit;

        public Top() {}

        public Top(int limit, Collection<Integer> elements) {
            super(elements);
            this.limit = limit;
        }
    }

    /** Knows such a list. */
    public static class Screen implements Serializable {
        private List<String> rows;

        public Screen() {}

        public Screen(List<String> rows) {
            this.rows = rows;
        }
    }

    /** Iterates, and is no collection. */
    public static class Range implements Iterable<Integer>, Serializable {
        private int from;
        private int to;

        public Range() {}

        public Range(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public java.util.Iterator<Integer> iterator() {
            return java.util.stream.IntStream.range(from, to).iterator();
        }
    }

    private static String page(List<String> read) {
        return State.list(read) + (read instanceof Page page ? page.total : "");
    }

    private static String slice(List<String> read) {
        return State.list(read) + (read instanceof Slice slice ? slice.total : "");
    }

    private static String table(Map<String, Integer> read) {
        return State.unordered(read) + (read instanceof Table table ? table.name : "");
    }

    private static Map<String, Integer> anonymous() {
        return new HashMap<>() {
            {
                put("a", 1);
                put("b", 2);
            }
        };
    }

    static List<Ordinary<?>> all() {
        return List.of(
                Ordinary.of(
                        KIND,
                        "subclass of ArrayList with state",
                        Page.class,
                        new Page(List.of("a"), 9),
                        OwnCollections::page),
                Ordinary.of(
                        KIND,
                        "subclass of ArrayList with state, as List",
                        new TypeRef<List<String>>() {},
                        new Page(List.of("a"), 9),
                        OwnCollections::page),
                Ordinary.of(
                        KIND,
                        "subclass of ArrayList with state, in a field",
                        Screen.class,
                        new Screen(new Page(List.of("a"), 9)),
                        read -> page(read.rows)),
                Ordinary.of(
                        KIND,
                        "subclass of ArrayList without state",
                        Names.class,
                        new Names(List.of("b", "a")),
                        State::list),
                Ordinary.of(
                        KIND,
                        "subclass of HashMap with state",
                        Table.class,
                        new Table("n", Map.of("a", 1)),
                        OwnCollections::table),
                Ordinary.of(
                        KIND,
                        "subclass of HashMap with state, as Map",
                        new TypeRef<Map<String, Integer>>() {},
                        new Table("n", Map.of("a", 1)),
                        OwnCollections::table),
                Ordinary.of(
                        KIND,
                        "subclass of TreeSet with state, as Set",
                        new TypeRef<Set<Integer>>() {},
                        new Top(2, List.of(2, 1)),
                        read -> State.list(read) + (read instanceof Top top ? top.limit : "")),
                Ordinary.of(
                        KIND,
                        "AbstractList with state, as List",
                        new TypeRef<List<String>>() {},
                        new Slice(List.of("a"), 9),
                        OwnCollections::slice),
                Ordinary.of(
                        KIND,
                        "anonymous HashMap",
                        new TypeRef<Map<String, Integer>>() {},
                        anonymous(),
                        State::unordered),
                Ordinary.of(
                        KIND,
                        "Iterable with fields",
                        Range.class,
                        new Range(1, 3),
                        read -> State.of(read.from, read.to)),
                Ordinary.of(
                        KIND,
                        "Arrays.asList",
                        new TypeRef<List<String>>() {},
                        java.util.Arrays.asList("b", null),
                        State::list),
                Ordinary.of(
                        KIND,
                        "subList",
                        new TypeRef<List<String>>() {},
                        new ArrayList<>(List.of("a", "b", "c")).subList(1, 3),
                        State::list),
                Ordinary.of(
                        KIND,
                        "keySet",
                        new TypeRef<Set<String>>() {},
                        new HashMap<>(Map.of("a", 1)).keySet(),
                        State::unordered),
                Ordinary.of(
                        KIND,
                        "Map of nested maps and lists",
                        new TypeRef<Map<String, Object>>() {},
                        Map.of("a", Map.of("b", List.of("c", true))),
                        read -> read.get("a").toString()),
                Ordinary.of(
                        KIND,
                        "Map of numbers",
                        new TypeRef<Map<String, Object>>() {},
                        Map.of("int", 1),
                        read -> State.unordered(read)),
                Ordinary.of(
                        KIND,
                        "Map of doubles",
                        new TypeRef<Map<String, Object>>() {},
                        Map.of("double", 0.5),
                        read -> State.unordered(read)));
    }
}
