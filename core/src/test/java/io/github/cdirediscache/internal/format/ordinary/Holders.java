package io.github.cdirediscache.internal.format.ordinary;

import io.github.cdirediscache.cache.TypeRef;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.lang3.tuple.ImmutablePair;
import org.apache.commons.lang3.tuple.Pair;
import redis.clients.jedis.HostAndPort;

/** Optionals, arrays, references, and classes of libraries. */
@SuppressWarnings("serial")
public final class Holders {

    private static final String KIND = "holder";

    private Holders() {}

    /** Optional fields. */
    public static class Maybe {
        private Optional<String> text = Optional.empty();
        private OptionalInt number = OptionalInt.empty();

        public Maybe() {}

        public Maybe(Optional<String> text, OptionalInt number) {
            this.text = text;
            this.number = number;
        }
    }

    /** Arrays of all kinds. */
    public static class Arrayed implements Serializable {
        private byte[] bytes;
        private String[] texts;
        private int[][] grid;
        private Object[] objects;
        private char[] password;

        public Arrayed() {}

        public Arrayed(byte[] bytes, String[] texts, int[][] grid, Object[] objects, char[] password) {
            this.bytes = bytes;
            this.texts = texts;
            this.grid = grid;
            this.objects = objects;
            this.password = password;
        }
    }

    /** Only its name is serialized by Java, and that as it wants. */
    public static class OwnForm implements Serializable {
        private transient String name;

        public OwnForm() {}

        public OwnForm(String name) {
            this.name = name;
        }

        private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {
            out.defaultWriteObject();
            out.writeUTF(name);
        }

        private void readObject(java.io.ObjectInputStream in) throws java.io.IOException, ClassNotFoundException {
            in.defaultReadObject();
            name = in.readUTF();
        }
    }

    /** Numbers that count. */
    public static class Counted implements Serializable {
        private AtomicInteger count = new AtomicInteger();
        private StringBuilder text = new StringBuilder();

        public Counted() {}

        public Counted(int count, String text) {
            this.count.set(count);
            this.text.append(text);
        }
    }

    /** Refers to an entity. */
    public static class Ref {
        private AtomicReference<Entities.Product> product = new AtomicReference<>();

        public Ref() {}

        public Ref(Entities.Product product) {
            this.product.set(product);
        }
    }

    private static String arrayed(Arrayed read) {
        return State.of(read.bytes, read.texts, read.objects)
                + Arrays.deepToString(read.grid)
                + Arrays.toString(read.password);
    }

    static List<Ordinary<?>> all() {
        Arrayed arrayed = new Arrayed(
                new byte[] {0, -1},
                new String[] {"a", null},
                new int[][] {{1}, {}},
                new Object[] {"x", true},
                new char[] {'p'});
        return List.of(
                Ordinary.of(
                        KIND,
                        "Optional fields",
                        Maybe.class,
                        new Maybe(Optional.of("t"), OptionalInt.of(3)),
                        read -> State.of(read.text, read.number)),
                Ordinary.of(
                        KIND,
                        "Optional fields, empty",
                        Maybe.class,
                        new Maybe(),
                        read -> State.of(read.text, read.number)),
                Ordinary.of(
                        KIND,
                        "Optional field that is null",
                        Maybe.class,
                        new Maybe(null, null),
                        read -> State.of(read.text, read.number)),
                Ordinary.of(KIND, "array fields", Arrayed.class, arrayed, Holders::arrayed),
                Ordinary.of(
                        KIND, "Object[] of numbers", Object[].class, new Object[] {1, 2L, 0.5}, read -> State.of(read)),
                Ordinary.of(
                        KIND,
                        "counters in fields",
                        Counted.class,
                        new Counted(3, "t"),
                        read -> State.of(read.count.get(), read.text.toString())),
                Ordinary.of(
                        KIND,
                        "Map.Entry",
                        new TypeRef<AbstractMap.SimpleEntry<String, Integer>>() {},
                        new AbstractMap.SimpleEntry<>("a", 1),
                        read -> State.of(read.getKey(), read.getValue())),
                Ordinary.of(
                        KIND,
                        "list of Map.Entry",
                        new TypeRef<List<Map.Entry<String, Integer>>>() {},
                        List.of(Map.entry("a", 1)),
                        read -> State.list(read, e -> State.of(e.getKey(), e.getValue()))),
                Ordinary.of(
                        "library",
                        "HostAndPort of Jedis",
                        HostAndPort.class,
                        new HostAndPort("h", 1),
                        read -> State.of(read.getHost(), read.getPort())),
                Ordinary.of(
                        "library",
                        "Pair of Commons Lang",
                        new TypeRef<Pair<String, Integer>>() {},
                        ImmutablePair.of("a", 1),
                        read -> State.of(read.getLeft(), read.getRight())),
                Ordinary.of(
                        "library",
                        "ImmutablePair of Commons Lang",
                        new TypeRef<ImmutablePair<String, Integer>>() {},
                        ImmutablePair.of("a", 1),
                        read -> State.of(read.getLeft(), read.getRight())));
    }
}
