package io.github.cdirediscache.internal.format.ordinary;

import io.github.cdirediscache.cache.TypeRef;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Collections whose order counts. */
@SuppressWarnings("serial")
public final class Ordered {

    private static final String KIND = "ordered collection";

    private Ordered() {}

    /** Says which order it keeps. */
    public static class Linked implements Serializable {
        private LinkedHashMap<String, Integer> map;
        private LinkedHashSet<String> set;

        public Linked() {}

        public Linked(Map<String, Integer> map, Set<String> set) {
            this.map = new LinkedHashMap<>(map);
            this.set = new LinkedHashSet<>(set);
        }
    }

    /** Does not say it. */
    public static class Plain implements Serializable {
        private Map<String, Integer> map;
        private Set<String> set;
        private Collection<String> collection;

        public Plain() {}

        public Plain(Map<String, Integer> map, Set<String> set) {
            this.map = map;
            this.set = set;
            this.collection = set;
        }
    }

    /** A record of them. */
    public record Of(
            Map<String, Integer> map, Set<String> set, Map<String, Map<String, Integer>> maps, List<Set<String>> sets)
            implements Serializable {}

    /** By numbers. */
    public record Keys(Map<Integer, String> byNumber, Map<Long, String> byLong, Set<Integer> numbers)
            implements Serializable {}

    static Set<String> set() {
        Set<String> set = new LinkedHashSet<>();
        for (int i = 40; i > 0; i--) {
            set.add("element " + i * 37 % 41);
        }
        return set;
    }

    static Map<String, Integer> map() {
        Map<String, Integer> map = new LinkedHashMap<>();
        set().forEach(key -> map.put(key, key.length()));
        return map;
    }

    /** A set of a class of the application. */
    public record Member(String name) implements Serializable {}

    /** Has such a set. */
    public static class Group implements Serializable {
        private Set<Member> members;

        public Group() {}

        public Group(Set<Member> members) {
            this.members = members;
        }
    }

    private static Set<Member> members() {
        Set<Member> members = new LinkedHashSet<>();
        set().forEach(name -> members.add(new Member(name)));
        return members;
    }

    private static Keys keys() {
        Map<Integer, String> byNumber = new LinkedHashMap<>();
        Map<Long, String> byLong = new LinkedHashMap<>();
        Set<Integer> numbers = new LinkedHashSet<>();
        for (int i = 20; i > 0; i--) {
            byNumber.put(i, "v" + i);
            byLong.put(1L + i, "w" + i);
            numbers.add(i);
        }
        return new Keys(byNumber, byLong, numbers);
    }

    private static String of(Of read) {
        return State.ordered(read.map)
                + State.list(read.set)
                + read.maps.keySet()
                + State.list(read.maps.values(), State::ordered)
                + State.list(read.sets, State::list);
    }

    static List<Ordinary<?>> all() {
        PriorityQueue<Integer> queue = new PriorityQueue<>(List.of(3, 1, 2));
        return List.of(
                Ordinary.of(
                        KIND, "LinkedHashMap as Map", new TypeRef<Map<String, Integer>>() {}, map(), State::ordered),
                Ordinary.of(
                        KIND,
                        "unmodifiable LinkedHashMap as Map",
                        new TypeRef<Map<String, Integer>>() {},
                        Collections.unmodifiableMap(map()),
                        State::ordered),
                Ordinary.of(KIND, "LinkedHashSet as Set", new TypeRef<Set<String>>() {}, set(), State::list),
                Ordinary.of(
                        KIND,
                        "unmodifiable LinkedHashSet as Set",
                        new TypeRef<Set<String>>() {},
                        Collections.unmodifiableSet(set()),
                        State::list),
                Ordinary.of(
                        KIND, "LinkedHashSet as Collection", new TypeRef<Collection<String>>() {}, set(), State::list),
                Ordinary.of(
                        KIND,
                        "list of LinkedHashSet",
                        new TypeRef<List<Set<String>>>() {},
                        List.of(set()),
                        read -> State.list(read, State::list)),
                Ordinary.of(
                        KIND,
                        "fields LinkedHashMap, LinkedHashSet",
                        Linked.class,
                        new Linked(map(), set()),
                        read -> State.ordered(read.map) + State.list(read.set)),
                Ordinary.of(
                        KIND,
                        "linked in fields Map, Set, Collection",
                        Plain.class,
                        new Plain(map(), set()),
                        read -> State.ordered(read.map) + State.list(read.set) + State.list(read.collection)),
                Ordinary.of(
                        KIND,
                        "linked in a record",
                        Of.class,
                        new Of(map(), set(), new LinkedHashMap<>(Map.of("k", map())), List.of(set())),
                        Ordered::of),
                Ordinary.of(
                        KIND,
                        "linked by number, of numbers",
                        Keys.class,
                        keys(),
                        read -> State.ordered(read.byNumber) + State.ordered(read.byLong) + State.list(read.numbers)),
                Ordinary.of(
                        KIND,
                        "HashMap",
                        new TypeRef<Map<String, Integer>>() {},
                        new HashMap<>(map()),
                        State::unordered),
                Ordinary.of(KIND, "HashSet", new TypeRef<Set<String>>() {}, new HashSet<>(set()), State::unordered),
                Ordinary.of(
                        KIND,
                        "HashMap, HashSet in fields",
                        Plain.class,
                        new Plain(new HashMap<>(map()), new HashSet<>(set())),
                        read -> State.unordered(read.map)
                                + State.unordered(read.set)
                                + State.unordered(read.collection)),
                Ordinary.of(
                        KIND,
                        "ConcurrentHashMap",
                        new TypeRef<Map<String, Integer>>() {},
                        new ConcurrentHashMap<>(map()),
                        State::unordered),
                Ordinary.of(
                        KIND,
                        "LinkedList as List",
                        new TypeRef<List<String>>() {},
                        new LinkedList<>(set()),
                        State::list),
                Ordinary.of(
                        KIND,
                        "ArrayDeque as Deque",
                        new TypeRef<Deque<String>>() {},
                        new ArrayDeque<>(set()),
                        State::list),
                Ordinary.of(
                        KIND,
                        "values() of a map as Collection",
                        new TypeRef<Collection<Integer>>() {},
                        map().values(),
                        State::list),
                Ordinary.of(
                        KIND,
                        "unmodifiable HashSet in a field Set",
                        Group.class,
                        new Group(Collections.unmodifiableSet(new HashSet<>(members()))),
                        read -> State.unordered(read.members)),
                Ordinary.of(
                        KIND,
                        "LinkedHashSet of records in a field Set",
                        Group.class,
                        new Group(members()),
                        read -> State.list(read.members)),
                Ordinary.of(KIND, "PriorityQueue as Queue", new TypeRef<Queue<Integer>>() {}, queue, read -> {
                    Queue<Integer> copy =
                            read instanceof PriorityQueue<Integer> p ? new PriorityQueue<>(p) : new LinkedList<>(read);
                    List<Integer> polled = new ArrayList<>();
                    copy.offer(0);
                    while (!copy.isEmpty()) {
                        polled.add(copy.poll());
                    }
                    return State.list(polled);
                }));
    }
}
