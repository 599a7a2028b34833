package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.format.Serializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinarySerializerTest extends SerializerContract {

    private static final int SIZE = 16 * 1024 * 1024;
    private static final BinarySerializer STRICT = new BinarySerializer(Map.of(), SIZE);

    private final BinarySerializer binary = new BinarySerializer(Map.of("allow", Corpus.class.getName()), SIZE);

    @Override
    protected Serializer serializer() {
        return binary;
    }

    /** A type with member classes and a superclass, for the default rule. */
    static class Base implements Serializable {
        private static final long serialVersionUID = 1;
    }

    static final class Declared extends Base {
        private static final long serialVersionUID = 1;
        private final Serializable field;

        Declared(Serializable field) {
            this.field = field;
        }

        record Member(String text) implements Serializable {}

        enum MemberEnum {
            ONE {
                @Override
                public String toString() {
                    return "I";
                }
            }
        }
    }

    record Link(Link next) implements Serializable {}

    record Functional(Serializable field) implements Serializable {}

    interface Open extends Serializable {}

    record Opened() implements Open {}

    record Alone() implements Serializable {}

    static final class Failing implements Serializable {
        private static final long serialVersionUID = 1;

        private void writeObject(ObjectOutputStream out) throws IOException {
            throw new IOException("broken by the user");
        }
    }

    private static Object roundTrip(Serializer serializer, Object value, Type type) throws IOException {
        return read(serializer, write(serializer, value, type), type);
    }

    static Stream<Corpus.Sample> values() {
        Map<Corpus.Color, String> byColor = new EnumMap<>(Map.of(Corpus.Color.RED, "a"));
        Properties properties = new Properties();
        properties.setProperty("a", "b");
        return Stream.of(
                Corpus.sample("EnumMap", byColor, new TypeRef<Map<Corpus.Color, String>>() {}.type()),
                Corpus.sample(
                        "unmodifiable",
                        Collections.unmodifiableMap(new HashMap<>(Map.of(1, List.of(2)))),
                        Object.class),
                Corpus.sample("synchronized", Collections.synchronizedList(new ArrayList<>(List.of(1))), Object.class),
                Corpus.sample("singleton", Collections.singletonMap("a", null), Object.class),
                Corpus.sample("ConcurrentHashMap", new ConcurrentHashMap<>(Map.of("a", 1)), Object.class),
                Corpus.sample("keySet", ConcurrentHashMap.newKeySet(), Object.class),
                Corpus.sample("CopyOnWriteArrayList", new CopyOnWriteArrayList<>(List.of(1)), List.class),
                Corpus.sample("Properties", properties, Properties.class),
                Corpus.sample("entry", Map.entry("a", 1).getKey(), Serializable.class),
                Corpus.sample(
                        "nested arrays",
                        new Object[] {1, "a", new long[] {2}, new List<?>[] {List.of()}},
                        Object.class));
    }

    @ParameterizedTest
    @MethodSource("values")
    void S49_roundTrip_ofJdkCollections_givesAnEqualValue(Corpus.Sample sample) throws IOException {
        assertThat(roundTrip(STRICT, sample.value(), sample.type())).isEqualTo(sample.value());
    }

    @Test
    void S49_roundTrip_ofASortedSet_keepsItsComparator() throws IOException {
        for (Comparator<String> comparator : List.of(
                Comparator.<String>naturalOrder(), Comparator.<String>reverseOrder(), String.CASE_INSENSITIVE_ORDER)) {
            TreeSet<String> set = new TreeSet<>(comparator);
            set.addAll(List.of("a", "B"));

            assertThat(((TreeSet<?>) roundTrip(STRICT, set, TreeSet.class)).comparator())
                    .isEqualTo(comparator);
        }
    }

    @Test
    void S49_roundTrip_ofAnAtomic_keepsItsNumber() throws IOException {
        assertThat((AtomicLong) roundTrip(STRICT, new AtomicLong(5), AtomicLong.class))
                .hasValue(5);
    }

    @ParameterizedTest
    @MethodSource("members")
    void S10_roundTrip_ofTheDeclaredTypeAndItsMembers_needsNoAllowance(Serializable member) throws IOException {
        Declared read = (Declared) roundTrip(STRICT, new Declared(member), Declared.class);

        assertThat(read.field).isEqualTo(member);
    }

    static Stream<Serializable> members() {
        return Stream.of(new Declared.Member("a"), Declared.MemberEnum.ONE, new ArrayList<>(List.of(1)), "text");
    }

    @Test
    void S10_roundTrip_ofTypeArgumentsAndSealedSubtypes_needsNoAllowance() throws IOException {
        List<Corpus.Shape> shapes = List.of(new Corpus.Circle(1), new Corpus.Square(2));

        assertThat(roundTrip(STRICT, shapes, new TypeRef<List<Corpus.Shape>>() {}.type()))
                .isEqualTo(shapes);
        assertThat(roundTrip(STRICT, new Corpus.Circle(1), Corpus.Shape.class)).isEqualTo(new Corpus.Circle(1));
        assertThat(roundTrip(STRICT, Corpus.Color.RED, Corpus.Color.RED.getClass()))
                .isEqualTo(Corpus.Color.RED);
    }

    @Test
    void S10_serialize_ofAClassThatIsNotAllowed_namesItAndTheOption() {
        assertThatThrownBy(() -> write(STRICT, Corpus.story(1), Corpus.Story.class))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining(Corpus.Author.class.getName())
                .hasMessageContaining("serializer.allow");
        assertThatThrownBy(() -> write(STRICT, new Opened(), Object.class))
                .isInstanceOf(NotSerializableException.class);
        assertThatThrownBy(() -> write(STRICT, new Opened(), Open.class)).isInstanceOf(NotSerializableException.class);
        assertThatThrownBy(() -> write(STRICT, new Corpus.Circle(1), Corpus.Square.class))
                .isInstanceOf(NotSerializableException.class);
    }

    @Test
    void S10_serialize_ofWhatIsNoValue_throwsNotSerializableException() throws Exception {
        Comparator<String> lambda = (Comparator<String> & Serializable) String::compareTo;

        for (Object value : List.of(
                Optional.of(1),
                new URL("http://example.com/"),
                Collections.nCopies(3, 1),
                lambda,
                Runtime.Version.parse("17"))) {
            assertThatThrownBy(() -> write(STRICT, value, Object.class)).isInstanceOf(NotSerializableException.class);
        }
    }

    @Test
    void serialize_thatFails_throwsItsOwnException() {
        assertThatThrownBy(() -> write(STRICT, new Failing(), Failing.class))
                .isInstanceOf(IOException.class)
                .hasMessage("broken by the user");
        assertThatThrownBy(() -> write(STRICT, Optional.of(1), Object.class))
                .isInstanceOf(NotSerializableException.class)
                .hasMessage("java.util.Optional");
    }

    @Test
    void S10_serialize_ofAnIOException_refusesItLikeAnyClass() throws IOException {
        assertThatThrownBy(() -> write(STRICT, List.of(new IOException("a")), List.class))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("java.io.IOException is not allowed");
        assertThat(roundTrip(STRICT, new IOException("a"), IOException.class)).hasToString("java.io.IOException: a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.github.cdirediscache.internal.format.BinarySerializerTest$Opened",
                "io.github.cdirediscache.internal.format.BinarySerializerTest",
                "io.github.cdirediscache.internal.format",
                "io",
                " a.b , io.github.cdirediscache "
            })
    void S10_S12_allow_ofThisClassOrPackage_takesIt(String allow) throws IOException {
        assertThat(roundTrip(new BinarySerializer(Map.of("allow", allow), SIZE), new Opened(), Object.class))
                .isEqualTo(new Opened());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.github.cdirediscache.internal.form",
                "io.github.cdirediscache.internal.format.BinarySerializerTest$Open",
                "github",
                ""
            })
    void S10_S12_allow_ofAnother_doesNotTakeIt(String allow) {
        assertThatThrownBy(() -> write(new BinarySerializer(Map.of("allow", allow), SIZE), new Opened(), Object.class))
                .isInstanceOf(NotSerializableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "allow, com.example.*, serializer.allow must be names of packages or classes",
        "allow, 'a.b,', serializer.allow must be names of packages or classes",
        "allow, a b, serializer.allow must be names of packages or classes",
        "alow, a, serializer.alow is no option of binary; known are allow",
        "max-depth, 0, 'serializer.max-depth must be a number from 1 to 1000, was 0'",
        "max-depth, deep, 'serializer.max-depth must be a number from 1 to 1000, was deep'",
        "version, 2, 'serializer.version must be 1, was 2'",
        "version, 0, 'serializer.version must be 1, was 0'"
    })
    void S11_S12_options_unknownOrBad_throwIllegalArgumentException(String option, String value, String message) {
        assertThatThrownBy(() -> new BinarySerializer(Map.of(option, value), SIZE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void constructor_withoutAPositiveSize_throwsIllegalArgumentException() {
        assertThatThrownBy(() -> new BinarySerializer(Map.of(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-value-size must be positive, was 0");
    }

    @Test
    void S11_version_ofAnEntry_standsBeforeTheStream() throws IOException {
        byte[] bytes = write(new BinarySerializer(Map.of("version", "1"), SIZE), "x", String.class);

        assertThat(bytes).startsWith(0, 0, 0, 1, 0xac, 0xed);
        assertThat(read(STRICT, bytes, String.class)).isEqualTo("x");
        bytes[3] = 2;
        assertThatThrownBy(() -> read(STRICT, bytes, String.class))
                .isInstanceOf(IOException.class)
                .hasMessage("the version of a binary entry must be 1, was 2");
    }

    @Test
    void S11_deserialize_ofAnEntryOfTheFirstRelease_readsIt() throws IOException {
        byte[] written = {0, 0, 0, 1, (byte) 0xac, (byte) 0xed, 0, 5, 0x74, 0, 3, 'a', 'b', 'c'};

        assertThat(read(STRICT, written, String.class)).isEqualTo("abc");
    }

    /** As a list of texts is where the application's next version declares a list of objects. */
    @Test
    void deserialize_elementsOfAnotherClassThanDeclared_throwsIOException() throws IOException {
        refusesElements(List.of("a"), new TypeRef<List<Corpus.Point>>() {}.type());
        refusesElements(new ArrayList<>(Arrays.asList(null, 1)), new TypeRef<List<? extends Corpus.Point>>() {}.type());
        refusesElements(Map.of("k", List.of("a")), new TypeRef<Map<String, List<Corpus.Point>>>() {}.type());
        refusesElements(Map.of(1, List.of()), new TypeRef<Map<String, List<Corpus.Point>>>() {}.type());
    }

    private void refusesElements(Object value, Type type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        binary.serialize(value, type, out);

        assertThatThrownBy(() -> binary.deserialize(new ByteArrayInputStream(out.toByteArray()), type))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("an element of a binary entry must be a ");
    }

    @Test
    void deserialize_deeperThanMaxDepth_throwsIOException() throws IOException {
        Link chain = null;
        for (int i = 0; i < 100; i++) {
            chain = new Link(chain);
        }
        byte[] bytes = write(STRICT, chain, Link.class);

        assertThatThrownBy(() -> read(STRICT, bytes, Link.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at most 64 deep (serializer.max-depth)");
        assertThat(read(new BinarySerializer(Map.of("max-depth", "101"), SIZE), bytes, Link.class))
                .isEqualTo(chain);
    }

    @Test
    void serialize_ofAStackOverflow_throwsIOException() {
        Link chain = null;
        for (int i = 0; i < 100_000; i++) {
            chain = new Link(chain);
        }
        Link deep = chain;

        assertThatThrownBy(() -> write(STRICT, deep, Link.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("less deep");
    }

    @Test
    void deserialize_ofAClassOfAnotherLoader_takesTheDeclaredOne() throws Exception {
        Class<?> own = new OneClassLoader(Alone.class).loadClass(Alone.class.getName());
        var constructor = own.getDeclaredConstructor();
        constructor.setAccessible(true);
        BinarySerializer allowing = new BinarySerializer(Map.of("allow", Alone.class.getName()), SIZE);

        Object read = roundTrip(STRICT, constructor.newInstance(), own);
        assertThat(read.getClass()).isSameAs(own).isNotSameAs(Alone.class);
        assertThat(roundTrip(allowing, new Alone(), Object.class)).isExactlyInstanceOf(Alone.class);
    }

    @Test
    void deserialize_ofAClassThatOnlyTheContextHas_findsIt() throws Exception {
        Class<?> own = new OneClassLoader(Alone.class).loadClass(Alone.class.getName());
        BinarySerializer allowing = new BinarySerializer(Map.of("allow", Alone.class.getName()), SIZE);
        byte[] bytes = write(allowing, new Alone(), Object.class);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(own.getClassLoader());
        try {
            assertThat(read(allowing, bytes, Object.class).getClass()).isSameAs(own);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Has a copy of its own of one class. */
    private static final class OneClassLoader extends ClassLoader {
        private final Class<?> copied;

        OneClassLoader(Class<?> copied) {
            super(copied.getClassLoader());
            this.copied = copied;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(copied.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? copy(name) : loaded;
        }

        private Class<?> copy(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void roundTrip_ofManyArrays_passesTheBoundOnTheirSum() throws IOException {
        byte[][] value = new byte[100][100];
        int exact = write(STRICT, value, byte[][].class).length - 4;

        assertThat((byte[][]) roundTrip(new BinarySerializer(Map.of(), exact), value, byte[][].class))
                .hasDimensions(100, 100);
    }

    @Test
    void roundTrip_ofHashTablesOfAllSizes_passesTheBoundOnTheirSum() throws IOException {
        for (int size : new int[] {0, 1, 2, 13, 100, 1000}) {
            Map<Integer, Boolean> map = new HashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(i, true);
            }
            List<Map<Integer, Boolean>> value = Arrays.asList(map, new HashMap<>(map), new ConcurrentHashMap<>(map));
            int exact = write(STRICT, value, List.class).length - 4;

            assertThat(roundTrip(new BinarySerializer(Map.of(), exact), value, List.class))
                    .isEqualTo(value);
        }
    }
}
