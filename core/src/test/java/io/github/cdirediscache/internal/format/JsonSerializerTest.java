package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.format.json.JsonSerializer;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSerializerTest extends SerializerContract {

    private static final JsonSerializer JSON = new JsonSerializer();

    @AfterAll
    static void close() throws IOException {
        JSON.close();
    }

    @Override
    protected Serializer serializer() {
        return JSON;
    }

    /** What one of its fields lacked. */
    public record Older(String name) {}

    /** The same record, one version later. */
    public record Newer(String name, String added) {}

    /** A class with accessors. */
    public static final class Bean {
        private String name = "initial";

        /** For JSON-B. */
        public Bean() {}

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    /** A record of arrays. */
    public record Arrays(byte[] bytes, int[] ints, String[] texts, List<String>[] lists, char letter) {}

    /** A structure of its own kind. */
    public record Tree(List<Tree> children) {}

    static Stream<Corpus.Sample> optionals() {
        return Corpus.optionals();
    }

    private static String text(Object value, Type type) throws IOException {
        return new String(write(JSON, value, type), StandardCharsets.UTF_8);
    }

    private static Object parse(String text, Type type) throws IOException {
        return read(JSON, text.getBytes(StandardCharsets.UTF_8), type);
    }

    @ParameterizedTest
    @MethodSource("optionals")
    void S49_roundTrip_ofOptionals_givesAnEqualValue(Corpus.Sample sample) throws IOException {
        assertThat(read(JSON, write(JSON, sample.value(), sample.type()), sample.type()))
                .isEqualTo(sample.value());
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void S49_roundTrip_ofArraysWithinARecord_keepsThem() throws IOException {
        Arrays value =
                new Arrays(new byte[] {1, -1}, new int[] {2}, new String[] {"a"}, new List[] {List.of("b")}, 'c');

        assertThat(parse(text(value, Arrays.class), Arrays.class))
                .usingRecursiveComparison()
                .isEqualTo(value);
    }

    @Test
    void S49_roundTrip_ofABean_keepsItsProperties() throws IOException {
        Bean bean = new Bean();
        bean.setName("x");

        assertThat(parse(text(bean, Bean.class), Bean.class))
                .usingRecursiveComparison()
                .isEqualTo(bean);
        assertThat(((Bean) parse("{\"unknown\":{\"a\":[1]}}", Bean.class)).getName())
                .isEqualTo("initial");
    }

    /** Has a getter that works something out, and out again. */
    public static class Balance {
        private long cents;

        protected Balance() {}

        public Balance(long cents) {
            this.cents = cents;
        }

        public Balance getNegated() {
            return new Balance(-cents);
        }
    }

    @Test
    void S49_roundTrip_getterThatWorksSomethingOut_isNoState() throws IOException {
        assertThat(text(new Balance(7), Balance.class)).isEqualTo("{\"cents\":7}");
        assertThat(((Balance) parse("{\"cents\":7}", Balance.class)).cents).isEqualTo(7);
    }

    /** With fields whose values are of any type. */
    public static class Anything {
        private Map<String, Object> map = new LinkedHashMap<>();
        private List<Object> list = new ArrayList<>();
    }

    @Test
    void S49_roundTrip_numbersOfNoDeclaredType_areWhatTheyWere() throws IOException {
        Map<String, Object> inner = new LinkedHashMap<>(Map.of("n", 1));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("int", 42);
        map.put("negative", -1);
        map.put("long", 1L << 40);
        map.put("big", BigInteger.TWO.pow(100));
        map.put("double", 1.5);
        map.put("whole double", 2.0);
        map.put("large double", 1.0E30);
        map.put("decimal", new BigDecimal("1.50"));
        map.put("list", List.of(1, "a", List.of(2.5)));
        map.put("map", inner);
        map.put("text", "1");
        Type ofMap = new TypeRef<Map<String, Object>>() {}.type();
        assertThat(parse(text(map, ofMap), ofMap)).isEqualTo(map);
        Type nested = new TypeRef<List<Map<String, Object>>>() {}.type();
        assertThat(parse(text(List.of(map), nested), nested)).isEqualTo(List.of(map));
        Type optional = new TypeRef<Optional<List<Object>>>() {}.type();
        assertThat(parse(text(Optional.of(List.of(1, 1.5)), optional), optional))
                .isEqualTo(Optional.of(List.of(1, 1.5)));
        Type set = new TypeRef<Set<Object>>() {}.type();
        assertThat(parse(text(new LinkedHashSet<>(List.of(2, 1)), set), set)).isEqualTo(Set.of(2, 1));
        assertThat(parse(text(map, Object.class), Object.class)).isEqualTo(map);
        Type declared = new TypeRef<Map<String, BigDecimal>>() {}.type();
        assertThat(parse("{\"a\":5,\"b\":1.5}", declared))
                .isEqualTo(Map.of("a", new BigDecimal(5), "b", new BigDecimal("1.5")));

        Anything fields = new Anything();
        fields.map = map;
        fields.list = new ArrayList<>(List.of(1, 1.5, inner));
        Anything read = (Anything) parse(text(fields, Anything.class), Anything.class);
        assertThat(read.map).isEqualTo(map);
        assertThat(read.list).isEqualTo(fields.list);
    }

    @Test
    void S49_roundTrip_ofWhatTheTableCallsChanged_changesAsItSays() throws IOException {
        Map<String, Integer> nullKey = new HashMap<>();
        nullKey.put(null, 1);

        assertThat(parse(text(5, Object.class), Object.class)).isEqualTo(5);
        assertThat(parse(text(5, Number.class), Number.class)).isEqualTo(5);
        assertThat(parse(text(List.of("a", true), Object.class), Object.class)).isEqualTo(List.of("a", true));
        assertThat(parse(text(Map.of("a", "b"), Object.class), Object.class)).isEqualTo(Map.of("a", "b"));
        assertThat(parse(text(nullKey, Map.class), new TypeRef<Map<String, Integer>>() {}.type()))
                .isEqualTo(Map.of("null", 1));
        assertThat((Deque<?>)
                        parse(text(new ArrayDeque<>(List.of(1)), Deque.class), new TypeRef<Deque<Integer>>() {}.type()))
                .hasToString("[1]");
    }

    static Stream<Corpus.Sample> refused() {
        return Stream.of(
                Corpus.sample(
                        "EnumMap",
                        new EnumMap<>(Map.of(Corpus.Color.RED, 1)),
                        new TypeRef<EnumMap<Corpus.Color, Integer>>() {}.type()),
                Corpus.sample(
                        "EnumMap within a record",
                        new Corpus.WithEnumMap(new EnumMap<>(Corpus.Color.class)),
                        Corpus.WithEnumMap.class),
                Corpus.sample("Map.Entry", Map.entry("a", 1), new TypeRef<Map.Entry<String, Integer>>() {}.type()),
                Corpus.sample("Iterable", List.of(1), new TypeRef<Iterable<Integer>>() {}.type()),
                Corpus.sample("AtomicInteger", new AtomicInteger(1), AtomicInteger.class),
                Corpus.sample("Path", java.nio.file.Path.of("a"), java.nio.file.Path.class),
                Corpus.sample("not public", new Corpus.NotPublic("a"), Corpus.NotPublic.class),
                Corpus.sample("NaN", Double.NaN, double.class),
                Corpus.sample("lone surrogate", "a\ud83d", String.class));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void S49_roundTrip_ofWhatTheTableRefuses_throwsIOException(Corpus.Sample sample) {
        assertThatThrownBy(() -> read(JSON, write(JSON, sample.value(), sample.type()), sample.type()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void serialize_ofACycle_throwsIOException() {
        List<Tree> children = new ArrayList<>();
        Tree tree = new Tree(children);
        children.add(tree);

        assertThatThrownBy(() -> text(tree, Tree.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cycle");
    }

    @Test
    void serialize_ofATypeJsonbCantWrite_namesTheClassAndNotTheValue() {
        assertThatThrownBy(() -> text(Map.entry("secret", 1), Map.Entry.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("KeyValueHolder")
                .hasMessageNotContaining("secret");
    }

    @Test
    void serialize_always_writesNoClassNames() throws IOException {
        assertThat(text(List.of(new Corpus.Circle(1)), List.class))
                .isEqualTo("[{\"@type\":\"circle\",\"radius\":1.0}]");
    }

    @Test
    void serialize_whereTheStreamFails_throwsIOException() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken");
            }
        };

        assertThatThrownBy(() -> JSON.serialize("x", String.class, broken)).isInstanceOf(IOException.class);
    }

    @Test
    void deserialize_ofARecordFromBeforeAComponent_throwsIOException() throws IOException {
        String old = text(new Older("x"), Older.class);

        assertThatThrownBy(() -> parse(old, Newer.class)).isInstanceOf(IOException.class);
        assertThat(parse(text(new Newer("x", "y"), Newer.class), Older.class)).isEqualTo(new Older("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                " null ",
                "",
                "nul",
                "{",
                "[",
                "\"",
                "{\"name\":\"x\"",
                "{\"name\":\"x\",\"unknown\":{\"a\":{",
                "[1,2]x"
            })
    void deserialize_ofNullOrNoJson_throwsIOException(String text) {
        assertThatThrownBy(() -> parse(text, Older.class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parse(text, String.class)).isInstanceOf(IOException.class);
    }

    @Test
    void deserialize_ofDeepNesting_throwsIOException() {
        String deep = "[".repeat(100_000);

        assertThatThrownBy(() -> parse(deep, Object.class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parse("[".repeat(201) + "]".repeat(201), Object.class))
                .hasMessageContaining("at most 200 deep");
        assertThatCode(() -> parse("[".repeat(200) + "]".repeat(200), Object.class))
                .doesNotThrowAnyException();
    }

    static Stream<Arguments> scalarsOfAnotherKind() {
        return Stream.of(
                Arguments.of("\"1e9\"", Boolean.class),
                Arguments.of("\"true\"", boolean.class),
                Arguments.of("1", Boolean.class),
                Arguments.of("\"1e9\"", Character.class),
                Arguments.of("\"\"", char.class),
                Arguments.of("\"\\ud83d\\ude00\"", char.class),
                Arguments.of("1", char.class),
                Arguments.of("true", Character.class),
                Arguments.of("1e999999999", Year.class),
                Arguments.of("1e999999999", OptionalLong.class),
                Arguments.of("1.5", OptionalInt.class),
                Arguments.of("\"1\"", OptionalInt.class),
                Arguments.of("\"2024\"", Year.class),
                Arguments.of("1.5", int.class),
                Arguments.of("1e2", Long.class),
                Arguments.of("1.0", Short.class),
                Arguments.of("\"1\"", byte.class),
                Arguments.of("true", Integer.class),
                Arguments.of("1.5", BigInteger.class),
                Arguments.of("\"1.5\"", Double.class),
                Arguments.of("true", float.class),
                Arguments.of("1", String.class),
                Arguments.of("true", String.class));
    }

    @ParameterizedTest
    @MethodSource("scalarsOfAnotherKind")
    void S22_deserialize_ofAScalarOfAnotherKind_throwsIOException(String json, Class<?> readAs) {
        assertThatThrownBy(() -> parse(json, readAs)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parse(" " + json + "\n", readAs)).isInstanceOf(IOException.class);
    }

    static Stream<Object> scalars() {
        return Stream.of(
                true,
                'x',
                '"',
                '\uffff',
                (byte) -1,
                (short) 2,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                BigInteger.TEN.pow(9000),
                Year.of(-44),
                OptionalInt.of(-1),
                OptionalInt.empty(),
                OptionalLong.of(Long.MIN_VALUE),
                OptionalLong.empty(),
                1e300,
                -1.5f,
                "1e9",
                "9".repeat(20_000));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void S22_roundTrip_ofAScalar_givesIt(Object scalar) throws IOException {
        Class<?> type = scalar.getClass();
        assertThat(parse(text(scalar, type), type)).isEqualTo(scalar);
        assertThat(parse(" " + text(scalar, type) + "\n", type)).isEqualTo(scalar);
    }

    static Stream<Type> typesOfExactNumbers() {
        return Stream.of(
                BigInteger.class,
                BigDecimal.class,
                Number.class,
                Corpus.Values.class,
                new TypeRef<List<BigInteger>>() {}.type(),
                new TypeRef<Map<BigInteger, String>>() {}.type());
    }

    @ParameterizedTest
    @MethodSource("typesOfExactNumbers")
    void deserialize_ofATextOfManyDigitsWhereANumberMayBeRead_throwsIOException(Type type) {
        String digits = "\"" + "7".repeat(2_000_000) + "\"";

        for (String text :
                List.of(digits, "[" + digits + "]", "{" + digits + ":\"x\"}", "{\"integer\":" + digits + "}")) {
            assertThatThrownBy(() -> parse(text, type)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void S49_roundTrip_ofTextsOfManyDigits_givesThemWhereAllAreTexts() throws IOException {
        String digits = "7".repeat(20_000);
        Type map = new TypeRef<Map<String, List<String>>>() {}.type();

        assertThat(parse(text(Map.of(digits, List.of(digits)), map), map)).isEqualTo(Map.of(digits, List.of(digits)));
    }

    @Test
    void deserialize_ofMoreThanAMillionObjects_throwsIOException() {
        String objects = "[" + "{},".repeat(ContainerLimit.MAX) + "{}]";

        assertThatThrownBy(() -> parse(objects, List.class)).hasMessageContaining("at most 1000000 arrays and objects");
    }

    @Test
    void deserialize_ofMalformedUtf8_throwsIOException() {
        assertThatThrownBy(() -> read(JSON, new byte[] {'"', (byte) 0xc3, '"'}, String.class))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(JSON, "\"x\"".getBytes(StandardCharsets.UTF_16LE), String.class))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "date-format, dd.MM.yyyy, \"31.12.2024\"",
        "date-format, yyyyMMdd, \"20241231\"",
        "locale, de-CH, \"2024-12-31\""
    })
    void S12_options_onDates_reachJsonb(String option, String value, String expected) throws IOException {
        try (JsonSerializer json = new JsonSerializer(Map.of(option, value))) {
            LocalDate date = LocalDate.of(2024, 12, 31);
            byte[] bytes = write(json, date, LocalDate.class);

            assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo(expected.strip());
            assertThat(read(json, bytes, LocalDate.class)).isEqualTo(date);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "identity, byRole",
        "lower-case-with-dashes, by-role",
        "lower-case-with-underscores, by_role",
        "upper-camel-case, ByRole",
        "upper-camel-case-with-spaces, By Role"
    })
    void S12_options_propertyNaming_reachesJsonb(String value, String expected) throws IOException {
        try (JsonSerializer json = new JsonSerializer(Map.of("property-naming", value))) {
            byte[] bytes = write(json, Corpus.story(1), Corpus.Story.class);

            assertThat(bytes).asString(StandardCharsets.UTF_8).contains('"' + expected + '"');
            assertThat(read(json, bytes, Corpus.Story.class)).isEqualTo(Corpus.story(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"base64, '\"+/8=\"'", "base64url, '\"-_8=\"'", "bytes, '[-5,-1]'"})
    void S12_options_binaryData_reachesJsonb(String value, String expected) throws IOException {
        try (JsonSerializer json = new JsonSerializer(Map.of("binary-data", value))) {
            byte[] bytes = write(json, new byte[] {-5, -1}, byte[].class);

            assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo(expected);
            assertThat((byte[]) read(json, bytes, byte[].class)).containsExactly(-5, -1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "date-fromat, x, 'serializer.date-fromat is no option of json', 'did you mean date-format?'",
        "date-format, {, 'serializer.date-format must be a pattern', 'was {'",
        "locale, not_a_locale!, 'serializer.locale must be a BCP 47 tag', 'was not_a_locale!'",
        "property-naming, Identity, 'serializer.property-naming must be one of identity, lower-case-with-dashes', 'did you mean identity?'",
        "binary-data, hex, 'serializer.binary-data must be one of base64, base64url, bytes', 'was hex'"
    })
    void S12_options_unknownOrBad_throwIllegalArgumentException(String option, String value, String rule, String was) {
        assertThatThrownBy(() -> new JsonSerializer(Map.of(option, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule)
                .hasMessageContaining(was);
    }

    @Test
    @SuppressWarnings("try") // Jsonb.close() throws Exception
    void close_ofAUsersJsonb_leavesItOpen() throws Exception {
        try (Jsonb users = JsonbBuilder.create(new JsonbConfig().withFormatting(true))) {
            JsonSerializer json = new JsonSerializer(users);
            json.close();

            assertThat(write(json, List.of(1), List.class))
                    .asString(StandardCharsets.UTF_8)
                    .contains("\n");
        }
    }

    /** What has an adapter. */
    public record Money(long cents, String currency) {}

    /** A sum as a text. */
    public static final class MoneyAdapter implements JsonbAdapter<Money, String> {
        @Override
        public String adaptToJson(Money money) {
            return money.cents() + " " + money.currency();
        }

        @Override
        public Money adaptFromJson(String json) {
            int blank = json.indexOf(' ');
            return new Money(Long.parseLong(json.substring(0, blank)), json.substring(blank + 1));
        }
    }

    private static JsonSerializer forTheCache() {
        // tag::jsonb[]
        JsonbConfig config = JsonSerializer.defaultConfig().withAdapters(new MoneyAdapter());
        return new JsonSerializer("own-json", JsonbBuilder.create(config));
        // end::jsonb[]
    }

    @Test
    void serialize_withAnAdapterOfTheUsers_usesItAndKeepsTheDefaults() throws IOException {
        Money money = new Money(950, "EUR");
        byte[] bytes = write(forTheCache(), money, Money.class);
        assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo("\"950 EUR\"");
        assertThat(read(forTheCache(), bytes, Money.class)).isEqualTo(money);
        assertThat(write(forTheCache(), Locale.GERMANY, Locale.class))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("\"de-DE\"");
    }

    @Test
    @SuppressWarnings("try") // Jsonb.close() throws Exception
    void id_ofAUsersJsonb_isAsGiven() throws Exception {
        try (Jsonb users = JsonbBuilder.create(JsonSerializer.defaultConfig().withFormatting(true))) {
            JsonSerializer json = new JsonSerializer("pretty", users);

            assertThat(json.id()).isEqualTo("pretty");
            byte[] bytes = write(json, Corpus.story(1), Corpus.Story.class);
            assertThat(bytes).asString(StandardCharsets.UTF_8).contains("\n");
            assertThat(read(json, bytes, Corpus.Story.class)).isEqualTo(Corpus.story(1));
        }
    }

    @Test
    void serialize_afterClose_throwsIllegalStateException() throws IOException {
        JsonSerializer used = new JsonSerializer();
        write(used, "x", String.class);
        used.close();
        used.close();
        JsonSerializer unused = new JsonSerializer();
        unused.close();

        assertThatThrownBy(() -> write(used, "x", String.class)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> write(unused, "x", String.class)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void constructor_withoutAJsonbProvider_namesTheArtifactToAdd() throws Exception {
        URL[] withoutProvider = {
            JsonSerializer.class.getProtectionDomain().getCodeSource().getLocation(),
            Jsonb.class.getProtectionDomain().getCodeSource().getLocation()
        };
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(withoutProvider, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Class<?> json = loader.loadClass(JsonSerializer.class.getName());

            assertThatThrownBy(() -> json.getConstructor().newInstance())
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("org.eclipse:yasson");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void serialize_firstOnAThreadWithoutALoader_findsTheProvider() throws Exception {
        try (JsonSerializer json = new JsonSerializer()) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(null);
            try {
                assertThat(write(json, "x", String.class))
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("\"x\"");
                assertThat(thread.getContextClassLoader()).isNull();
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }
}
