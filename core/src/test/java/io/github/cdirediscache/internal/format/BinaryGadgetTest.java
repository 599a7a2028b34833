package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.TypeRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads that somebody else has put into Redis. */
@Timeout(60)
class BinaryGadgetTest {

    private static final int SIZE = 1024 * 1024;
    private static boolean executed;

    private final BinarySerializer binary = new BinarySerializer(Map.of(), SIZE);

    @BeforeEach
    void reset() {
        executed = false;
    }

    /** Does something when it is read. */
    static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            executed = true;
            in.defaultReadObject();
        }
    }

    /** Does something when its class is initialized. */
    static final class Initialized implements Serializable {
        private static final long serialVersionUID = 1;

        static {
            initialized();
        }

        private static void initialized() {
            executed = true;
        }
    }

    static final class Versioned implements Serializable {
        private static final long serialVersionUID = 0x0102030405060708L;
    }

    static final class Holder implements Serializable {
        private static final long serialVersionUID = 1;
        Serializable anything = "";
    }

    static final class Throwing implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) {
            throw new ExceptionInInitializerError("broken");
        }
    }

    record Handler() implements InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            executed = true;
            return 0;
        }
    }

    /** What plain Java serialization writes, without our rule. */
    private static byte[] plain(Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {0, 0, 0, 1});
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(value);
        }
        return out.toByteArray();
    }

    private Object read(byte[] bytes, Type type) throws IOException {
        return binary.deserialize(new ByteArrayInputStream(bytes), type);
    }

    private static byte[] replace(byte[] bytes, byte[] from, byte[] to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String search = new String(from, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(search);
        return text.replace(search, new String(to, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void S10_deserialize_ofAClassThatIsNotAllowed_doesNotExecuteIt() throws IOException {
        for (Type type : List.of(String.class, Object.class, Serializable.class, List.class, Holder.class)) {
            assertThatThrownBy(() -> read(plain(new Gadget()), type))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Gadget")
                    .hasMessageContaining("serializer.allow");
        }
        assertThat(executed).isFalse();
        assertThat(read(plain(new Gadget()), Gadget.class)).isInstanceOf(Gadget.class);
        assertThat(executed).isTrue();
    }

    @Test
    void S10_deserialize_ofAGadgetWithinAnAllowedValue_doesNotExecuteIt() throws IOException {
        Holder holder = new Holder();
        holder.anything = new Gadget();
        Map<String, Object> map = new HashMap<>(Map.of("a", new Gadget[] {new Gadget()}));

        assertThatThrownBy(() -> read(plain(holder), Holder.class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(plain(map), new TypeRef<Map<String, Object>>() {}.type()))
                .isInstanceOf(IOException.class);
        assertThat(executed).isFalse();
    }

    /** The name of a class as it stands in a stream, behind its length. */
    private static byte[] inStream(String name) {
        return ("\0" + (char) name.length() + name).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void S10_deserialize_ofAClassThatIsNotAllowed_doesNotInitializeIt() throws IOException {
        byte[] bytes = replace(
                plain(new Gadget()),
                inStream(Gadget.class.getName()),
                inStream(BinaryGadgetTest.class.getName() + "$Initialized"));

        assertThatThrownBy(() -> read(bytes, Object.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Initialized is not allowed");
        assertThat(executed).isFalse();
    }

    /** Finds nothing, and keeps the names that it was asked for. */
    private static final class Asked extends ClassLoader {
        private final List<String> names = new ArrayList<>();

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            names.add(name);
            throw new ClassNotFoundException(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.Gadget",
                "evil.Gadget$Inner",
                "evil.java.util.ArrayList",
                "java.util.ArrayListEvil",
                "java.util.logging.Level",
                "javax.swing.JEditorPane",
                "sun.misc.Unsafe",
                "\n2026 ERROR forged \u001b[31m",
                ""
            })
    void S10_deserialize_ofANameThatIsNotAllowed_asksNoClassLoader(String name) throws IOException {
        Asked asked = new Asked();
        Thread.currentThread().setContextClassLoader(asked);
        try {
            for (byte[] bytes : List.of(
                    replace(plain(new Gadget()), inStream(Gadget.class.getName()), inStream(name)),
                    replace(
                            plain(new Gadget[0]),
                            inStream("[L" + Gadget.class.getName() + ";"),
                            inStream("[L" + name + ";")),
                    replace(
                            plain(new Gadget[0][0]),
                            inStream("[[L" + Gadget.class.getName() + ";"),
                            inStream("[[L" + name + ";")))) {
                for (Type type : List.of(Object.class, String.class, Gadget.class, List.class)) {
                    assertThatThrownBy(() -> read(bytes, type))
                            .isInstanceOf(IOException.class)
                            .satisfies(
                                    refused -> assertThat(refused.getMessage()).doesNotContain("forged", "\u001b"));
                }
            }
        } finally {
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        }
        assertThat(asked.names).isEmpty();
    }

    @Test
    void S10_deserialize_ofJdkGadgets_throwsIOException() throws IOException {
        for (Object value : List.of(
                new URL("http://example.invalid/"),
                Collections.nCopies(Integer.MAX_VALUE, "x"),
                (Comparator<String> & Serializable) String::compareTo,
                Gadget.class,
                Thread.State.NEW)) {
            assertThatThrownBy(() -> read(plain(value), Object.class)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void S10_proxies_inEitherDirection_areRefused() throws IOException {
        Class<?>[] interfaces = {Comparator.class};
        Object proxy = Proxy.newProxyInstance(getClass().getClassLoader(), interfaces, new Handler());
        BinarySerializer allowing = new BinarySerializer(Map.of("allow", "io,jdk,com.sun.proxy"), SIZE);

        assertThatThrownBy(() -> allowing.deserialize(new ByteArrayInputStream(plain(proxy)), Object.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("proxy");
        assertThatThrownBy(() -> allowing.serialize(proxy, Object.class, new ByteArrayOutputStream()))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("proxy");
        assertThat(executed).isFalse();
    }

    /** Each level doubles the work of hashing it. */
    private static Set<Object> bomb(int depth) {
        Set<Object> root = new HashSet<>();
        Set<Object> left = root;
        Set<Object> right = new HashSet<>();
        for (int i = 0; i < depth; i++) {
            Set<Object> nextLeft = new HashSet<>();
            Set<Object> nextRight = new HashSet<>();
            nextLeft.add("unequal");
            left.add(nextLeft);
            left.add(nextRight);
            right.add(nextLeft);
            right.add(nextRight);
            left = nextLeft;
            right = nextRight;
        }
        return root;
    }

    @Test
    void S10_deserialize_ofABombOfHashSets_throwsIOException() throws IOException {
        for (int depth : new int[] {100, 50, 30}) {
            byte[] bytes = plain(bomb(depth));

            assertThatThrownBy(() -> read(bytes, Set.class))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("hash tables");
        }
        assertThat(read(plain(bomb(10)), Set.class)).isInstanceOf(Set.class);
    }

    /** The same sets side by side, the innermost first: none is deep in the stream. */
    private static List<Object> flatBomb(int levels, UnaryOperator<Object> wrapped) {
        List<Set<Object>> sets = new ArrayList<>();
        sets.add(new HashSet<>());
        sets.add(new HashSet<>());
        for (int i = 0; i < 2 * levels; i += 2) {
            Set<Object> left = new HashSet<>(Set.of("unequal"));
            Set<Object> right = new HashSet<>();
            sets.subList(i, i + 2).forEach(set -> set.addAll(List.of(wrapped.apply(left), wrapped.apply(right))));
            sets.addAll(List.of(left, right));
        }
        Collections.reverse(sets);
        return new ArrayList<>(sets);
    }

    record Wrapped(Object inner) implements Serializable {}

    static final class OwnList extends ArrayList<Object> {
        private static final long serialVersionUID = 1;

        OwnList(Object element) {
            add(element);
        }
    }

    @Test
    void S10_deserialize_ofAFlatBombOfHashSets_throwsIOException() throws IOException {
        BinarySerializer allowing = new BinarySerializer(Map.of("allow", BinaryGadgetTest.class.getName()), SIZE);
        for (UnaryOperator<Object> wrapped : List.<UnaryOperator<Object>>of(
                set -> set,
                Wrapped::new,
                OwnList::new,
                set -> new ArrayList<>(List.of(set)),
                set -> new HashMap<>(Map.of("k", set)),
                Collections::singletonList)) {
            byte[] bytes = plain(flatBomb(60, wrapped));

            assertThat(bytes.length).isLessThan(30_000);
            assertThatThrownBy(() -> allowing.deserialize(new ByteArrayInputStream(bytes), List.class))
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("hash code");
        }
        assertThat(read(plain(flatBomb(10, set -> set)), List.class)).isInstanceOf(List.class);
    }

    @Test
    void S10_deserialize_ofAHugeArrayLength_doesNotAllocateIt() throws IOException {
        for (Object array : List.of(new byte[1], new long[1], new Object[1], new int[1][])) {
            byte[] bytes = plain(array);
            int element = array instanceof long[] ? 8 : 1;
            ByteBuffer.wrap(bytes).putInt(bytes.length - element - 4, Integer.MAX_VALUE);

            assertThatThrownBy(() -> read(bytes, array.getClass()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("max-value-size");
        }
    }

    @Test
    void S10_deserialize_ofArraysWhoseLengthsAddUp_doesNotAllocateThem() throws IOException {
        Object[] inner = new Object[SIZE / 2 + 1];
        byte[] whole = plain(new Object[][] {inner, inner.clone(), inner.clone()});
        // Two lengths are enough: the elements need not be there.
        byte[] bytes = Arrays.copyOf(whole, inner.length + 200);

        assertThatThrownBy(() -> read(bytes, Object[][].class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("max-value-size");
    }

    @Test
    void S10_deserialize_ofAHugeHashTable_doesNotAllocateIt() throws IOException {
        byte[] sixteenBucketsAndOneMapping = {0x77, 8, 0, 0, 0, 16, 0, 0, 0, 1};
        byte[] aThousandMillion = {0x77, 8, 0x40, 0, 0, 0, 0x3f, 0, 0, 0};
        HashMap<String, String> map = new HashMap<>();
        map.put("a", "b");
        byte[] bytes = replace(plain(map), sixteenBucketsAndOneMapping, aThousandMillion);

        assertThatThrownBy(() -> read(bytes, Map.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("max-value-size");
    }

    @Test
    void S16_deserialize_ofAChangedSerialVersionUid_throwsIOException() throws IOException {
        byte[] bytes = plain(new Versioned());
        assertThat(read(bytes, Versioned.class)).isInstanceOf(Versioned.class);

        byte[] changed = replace(bytes, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, new byte[] {1, 2, 3, 4, 5, 6, 7, 9});
        assertThatThrownBy(() -> read(changed, Versioned.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("serialVersionUID");
    }

    @Test
    void S16_deserialize_ofAClassThatIsGone_throwsIOException() throws IOException {
        byte[] bytes = replace(
                plain(new Gadget()),
                "$Gadget".getBytes(StandardCharsets.US_ASCII),
                "$Widget".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> read(bytes, Object.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Widget");
    }

    @Test
    void S16_deserialize_ofAnImmutableMapOfAnOddLength_throwsIOException() throws IOException {
        byte[] bytes = replace(
                plain(Map.of("a", "b", "c", "d")), new byte[] {0x77, 4, 0, 0, 0, 4}, new byte[] {0x77, 4, 0, 0, 0, 3});

        assertThatThrownBy(() -> read(bytes, Map.class)).isInstanceOf(IOException.class);
    }

    @Test
    void S16_deserialize_ofNullOrAnotherClass_throwsIOException() throws IOException {
        assertThatThrownBy(() -> read(plain(null), String.class)).hasMessageContaining("was null");
        assertThatThrownBy(() -> read(plain(5), String.class)).hasMessageContaining("was java.lang.Integer");
        assertThat(read(plain(5), int.class)).isEqualTo(5);
    }

    @Test
    void S16_deserialize_ofAClassThatCantBeInitialized_throwsIOException() {
        assertThatThrownBy(() -> read(plain(new Throwing()), Throwing.class)).isInstanceOf(IOException.class);
    }

    @Test
    void S10_deserialize_underAJvmWideFilter_isNotLooser() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.serialFilter=maxarray=10",
                        "-cp",
                        classPath,
                        UnderAJvmWideFilter.class.getName())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("10 read, 11 refused, gadget refused");
        assertThat(jvm.waitFor()).isZero();
    }

    /** Runs in a JVM of its own, as the filter can be set but once. */
    static final class UnderAJvmWideFilter {

        public static void main(String[] arguments) throws IOException {
            System.out.println("10 " + outcome(new byte[10], byte[].class) + ", 11 "
                    + outcome(new byte[11], byte[].class) + ", gadget " + outcome(new Gadget(), Object.class));
        }

        private static String outcome(Object value, Type type) throws IOException {
            byte[] bytes = plain(value);
            try {
                new BinarySerializer(Map.of(), SIZE).deserialize(new ByteArrayInputStream(bytes), type);
                return "read";
            } catch (IOException e) {
                return "refused";
            }
        }
    }
}
