package io.github.cdirediscache.internal.format;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.cdirediscache.cache.TypeRef;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Values that every serializer takes. The types are public, as Yasson wants them. */
public final class Corpus {

    /** An astral character, one with a combining mark, right-to-left script, and the noncharacter U+FFFF. */
    public static final String UNICODE =
            "Zoë e\u0301 \ud83d\ude00 \ud835\udd38 \u05e9\u05dc\u05d5\u05dd \uffff \u0000 \" \\ \n";

    private static final int MEGABYTES_5 = 5 * 1024 * 1024;

    private Corpus() {}

    /** A value and the type it is declared with. */
    public record Sample(String name, Object value, Type type) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** An enum with a constant that has a body and a text of its own. */
    public enum Color {
        RED {
            @Override
            public String toString() {
                return "rouge";
            }
        },
        GREEN
    }

    /** A record within a record. */
    public record Author(String name, int born) implements Serializable {}

    /** A record with nested generics. */
    public record Story(long id, String title, Author author, List<String> tags, Map<String, List<Author>> byRole)
            implements Serializable {}

    /** A generic record. */
    public record Page<T extends Serializable>(T first, List<T> items) implements Serializable {}

    /** A record as the key of a map. */
    public record Point(int x, int y) implements Serializable {}

    /** A record without components. */
    public record Nothing() implements Serializable {}

    /** A sealed type, with its names for JSON-B and for Jackson. */
    // tag::sealed[]
    @JsonbTypeInfo({
        @JsonbSubtype(alias = "circle", type = Circle.class),
        @JsonbSubtype(alias = "square", type = Square.class)
    })
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "circle", value = Circle.class),
        @JsonSubTypes.Type(name = "square", value = Square.class)
    })
    public sealed interface Shape extends Serializable permits Circle, Square {}
    // end::sealed[]

    /** One of its two. */
    public record Circle(double radius) implements Shape {}

    /** The other. */
    public record Square(double side) implements Shape {}

    /** A sealed type within records. */
    public record Drawing(Shape frame, List<Shape> shapes, Map<Color, Shape> byColor) implements Serializable {}

    /** What java.time has. */
    public record Times(
            Instant instant,
            LocalDate date,
            LocalTime time,
            LocalDateTime dateTime,
            ZonedDateTime zoned,
            OffsetDateTime offset,
            OffsetTime offsetTime,
            Duration duration,
            Period period,
            Year year,
            YearMonth yearMonth,
            MonthDay monthDay,
            DayOfWeek day,
            ZoneId zone)
            implements Serializable {}

    /** A sealed type that says nothing of its names. */
    public sealed interface Bare extends Serializable permits Only {}

    /** Its only one. */
    public record Only(int x) implements Bare {}

    /** Optionals within a record. */
    public record Options(
            Optional<String> text,
            OptionalInt i,
            OptionalLong l,
            OptionalDouble d,
            Optional<List<Author>> authors,
            Map<Color, Optional<Integer>> map) {}

    /** A record with a map that knows its key type. */
    public record WithEnumMap(EnumMap<Color, Integer> map) implements Serializable {}

    record NotPublic(String name) implements Serializable {}

    /** A class with accessors. */
    public static final class Bean implements Serializable {
        private static final long serialVersionUID = 1;
        private String name = "initial";

        /** For who reads. */
        public Bean() {}

        /** For who writes. */
        public String getName() {
            return name;
        }

        /** For who reads. */
        public void setName(String name) {
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bean bean && bean.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** Values of the JDK that are no numbers, texts or times. */
    public record Values(
            UUID uuid, URI uri, Locale locale, Currency currency, BitSet bits, BigDecimal decimal, BigInteger integer)
            implements Serializable {}

    public static Story story(int id) {
        Author author = new Author(UNICODE + id, 1900 + id % 100);
        return new Story(id, "title " + id, author, List.of("a", "ü"), Map.of("editor", List.of(author)));
    }

    public static Times times() {
        LocalDateTime at = LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_789);
        ZoneId zone = ZoneId.of("Europe/Berlin");
        ZoneOffset offset = ZoneOffset.ofHoursMinutes(5, 30);
        return new Times(
                at.toInstant(ZoneOffset.UTC),
                at.toLocalDate(),
                at.toLocalTime(),
                at,
                at.atZone(zone),
                at.atOffset(offset),
                at.toLocalTime().atOffset(offset),
                Duration.ofSeconds(-3, 5),
                Period.of(1, 2, 3),
                Year.of(-44),
                YearMonth.of(2024, 2),
                MonthDay.of(2, 29),
                DayOfWeek.SUNDAY,
                zone);
    }

    public static Values values() {
        return new Values(
                new UUID(1, -2),
                URI.create("https://example.com/a?b=%20#c"),
                Locale.forLanguageTag("zh-Hant-TW"),
                Currency.getInstance("EUR"),
                BitSet.valueOf(new long[] {5, 0, 1L << 63}),
                new BigDecimal("-1.2300E-40"),
                BigInteger.TWO.pow(300));
    }

    public static Stream<Sample> all() {
        return Stream.of(texts(), numbers(), records(), maps(), collections(), arrays(), large())
                .flatMap(samples -> samples);
    }

    /** All that is tried, by what it is. */
    public static Map<String, List<Sample>> byKind() {
        Map<String, List<Sample>> kinds = new LinkedHashMap<>();
        kinds.put("texts and names", texts().toList());
        kinds.put("numbers and times", numbers().toList());
        kinds.put("records and sealed types", records().toList());
        kinds.put("maps", maps().toList());
        kinds.put("collections", collections().toList());
        kinds.put("arrays", arrays().toList());
        kinds.put("large values", large().toList());
        kinds.put("`Optional`", optionals().toList());
        kinds.put("particular", particular().toList());
        return kinds;
    }

    private static Stream<Sample> texts() {
        return Stream.of(
                sample("String", UNICODE, String.class),
                sample("String, empty", "", String.class),
                sample("char", 'x', char.class),
                sample("Character, NUL", '\0', Character.class),
                sample("enum", Color.GREEN, Color.class),
                sample("enum constant with a body", Color.RED, Color.class),
                sample("UUID", new UUID(1, -2), UUID.class),
                sample("Locale", Locale.GERMANY, Locale.class),
                sample("Currency", Currency.getInstance("JPY"), Currency.class));
    }

    private static Stream<Sample> numbers() {
        return Stream.of(
                sample("boolean", true, boolean.class),
                sample("Boolean", false, Boolean.class),
                sample("double", -0.1, double.class),
                sample("Double, smallest", Double.MIN_VALUE, Double.class),
                sample("float", 1.1f, Float.class),
                sample("Long", Long.MIN_VALUE, Long.class),
                sample("BigDecimal with its scale", new BigDecimal("1.10"), BigDecimal.class),
                sample("BigInteger", BigInteger.TEN.pow(100), BigInteger.class),
                sample("Year", Year.of(2024), Year.class),
                sample("Instant", times().instant(), Instant.class),
                sample("ZonedDateTime", times().zoned(), ZonedDateTime.class),
                sample("Duration", times().duration(), Duration.class),
                sample("Date", new Date(1_234_567_890_123L), Date.class),
                sample("BitSet", values().bits(), BitSet.class));
    }

    private static Stream<Sample> records() {
        return Stream.of(
                sample("record", story(1), Story.class),
                sample("record of nulls", new Story(1, null, null, null, null), Story.class),
                sample("record without components", new Nothing(), Nothing.class),
                sample("record of times", times(), Times.class),
                sample("record of values", values(), Values.class),
                sample("generic record", new Page<>(story(1), List.of(story(2))), new TypeRef<Page<Story>>() {}.type()),
                sample("sealed type", new Circle(1.5), Shape.class),
                sample("subtype of a sealed type", new Square(2), Square.class),
                sample(
                        "sealed type within a record",
                        new Drawing(new Square(1), List.of(new Circle(2)), Map.of(Color.RED, new Square(3))),
                        Drawing.class));
    }

    private static Stream<Sample> maps() {
        SortedMap<String, Integer> sorted = new TreeMap<>(Map.of("b", 1, "a", 2));
        return Stream.of(
                sample("Map by text", Map.of(UNICODE, story(1), "", story(2)), new TypeRef<Map<String, Story>>() {}),
                sample("Map by int", Map.of(1, "a", -2, "b"), new TypeRef<Map<Integer, String>>() {}),
                sample("Map by enum", Map.of(Color.RED, story(1)), new TypeRef<Map<Color, Story>>() {}),
                sample(
                        "Map by date",
                        Map.of(LocalDate.EPOCH, List.of(1)),
                        new TypeRef<Map<LocalDate, List<Integer>>>() {}),
                sample("Map by UUID", Map.of(new UUID(3, 4), "x"), new TypeRef<Map<UUID, String>>() {}),
                sample(
                        "Map by Currency",
                        Map.of(Currency.getInstance("EUR"), 1.5),
                        new TypeRef<Map<Currency, Double>>() {}),
                sample("Map by record", Map.of(new Point(1, 2), "x"), new TypeRef<Map<Point, String>>() {}),
                sample("Map, empty", Map.of(), new TypeRef<Map<Point, String>>() {}),
                sample(
                        "Map of maps",
                        Map.of(1, Map.of(Color.GREEN, story(1))),
                        new TypeRef<Map<Integer, Map<Color, Story>>>() {}),
                sample("SortedMap", sorted, new TypeRef<SortedMap<String, Integer>>() {}),
                sample(
                        "LinkedHashMap",
                        new LinkedHashMap<>(Map.of("a", 1)),
                        new TypeRef<LinkedHashMap<String, Integer>>() {}));
    }

    private static Stream<Sample> collections() {
        return Stream.of(
                sample("List", List.of(story(1), story(2)), new TypeRef<List<Story>>() {}),
                sample("List, empty", List.of(), new TypeRef<List<Story>>() {}),
                sample("List with null", Arrays.asList("a", null), new TypeRef<List<String>>() {}),
                sample("List of lists", List.of(List.of(1), List.of()), new TypeRef<List<List<Integer>>>() {}),
                sample("List of a wildcard", List.of(story(1)), new TypeRef<List<? extends Story>>() {}),
                sample("List of a sealed type", List.of(new Circle(1), new Square(2)), new TypeRef<List<Shape>>() {}),
                sample("Set", new HashSet<>(List.of(new Point(1, 2))), new TypeRef<Set<Point>>() {}),
                sample("EnumSet", EnumSet.of(Color.RED), new TypeRef<EnumSet<Color>>() {}),
                sample("Map of lists", Map.of("k", List.of(story(1))), new TypeRef<Map<String, List<Story>>>() {}));
    }

    private static Stream<Sample> arrays() {
        return Stream.of(
                sample("byte[]", new byte[] {1, -2, 3}, byte[].class),
                sample("byte[], empty", new byte[0], byte[].class),
                sample("int[]", new int[] {1, -2}, int[].class),
                sample("char[]", new char[] {'a', 'ü'}, char[].class),
                sample("boolean[]", new boolean[] {true, false}, boolean[].class),
                sample("int[][]", new int[][] {{1}, {}}, int[][].class),
                sample("String[]", new String[] {"a", null}, String[].class),
                sample("record[]", new Story[] {story(1)}, Story[].class),
                sample("enum[]", new Color[] {Color.RED}, Color[].class),
                sample("List<String>[]", new List<?>[] {List.of("a"), List.of()}, new TypeRef<List<String>[]>() {}),
                sample(
                        "Page<Story>[][]",
                        new Page<?>[][] {{new Page<>(story(1), List.of())}, {}},
                        new TypeRef<Page<Story>[][]>() {}));
    }

    private static Stream<Sample> large() {
        byte[] bytes = new byte[MEGABYTES_5];
        Arrays.fill(bytes, (byte) 0xa5);
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            stories.add(story(i));
        }
        return Stream.of(
                sample("String of 5 MB", "ü".repeat(MEGABYTES_5 / 2), String.class),
                sample("byte[] of 5 MB", bytes, byte[].class),
                sample("List of 5 MB", stories, new TypeRef<List<Story>>() {}));
    }

    public static Stream<Sample> optionals() {
        Author author = new Author("a", 1);
        return Stream.of(
                sample("Optional", Optional.of(author), new TypeRef<Optional<Author>>() {}),
                sample("Optional, empty", Optional.empty(), new TypeRef<Optional<Author>>() {}),
                sample("Optional of a sealed type", Optional.of(new Circle(1)), new TypeRef<Optional<Shape>>() {}),
                sample(
                        "List of Optional",
                        List.of(Optional.of("a"), Optional.empty()),
                        new TypeRef<List<Optional<String>>>() {}),
                sample("OptionalInt", OptionalInt.of(3), OptionalInt.class),
                sample("OptionalLong, empty", OptionalLong.empty(), OptionalLong.class),
                sample(
                        "record of Optionals",
                        new Options(
                                Optional.of("x"),
                                OptionalInt.of(1),
                                OptionalLong.of(2),
                                OptionalDouble.of(3),
                                Optional.of(List.of(author)),
                                Map.of(Color.RED, Optional.of(1))),
                        Options.class),
                sample(
                        "record of empty Optionals",
                        new Options(
                                Optional.empty(),
                                OptionalInt.empty(),
                                OptionalLong.empty(),
                                OptionalDouble.empty(),
                                Optional.empty(),
                                Map.of()),
                        Options.class));
    }

    /** What some serializers take and others don't. */
    public static Stream<Sample> particular() {
        Bean bean = new Bean();
        bean.setName("x");
        Map<String, Integer> nullKey = new HashMap<>();
        nullKey.put(null, 1);
        return Stream.of(
                sample("class with accessors", bean, Bean.class),
                sample("record that is not public", new NotPublic("a"), NotPublic.class),
                sample("sealed type without annotations", new Only(1), Bare.class),
                sample("EnumMap", new EnumMap<>(Map.of(Color.RED, 1)), new TypeRef<EnumMap<Color, Integer>>() {}),
                sample("EnumMap within a record", new WithEnumMap(new EnumMap<>(Color.class)), WithEnumMap.class),
                sample("Map with a null key", nullKey, new TypeRef<Map<String, Integer>>() {}),
                sample("Map by List", Map.of(List.of("a"), 1), new TypeRef<Map<List<String>, Integer>>() {}),
                sample("Map.Entry", Map.entry("a", 1), new TypeRef<Map.Entry<String, Integer>>() {}),
                sample("Iterable", List.of(1), new TypeRef<Iterable<Integer>>() {}),
                sample("ArrayDeque", new ArrayDeque<>(List.of(1)), new TypeRef<ArrayDeque<Integer>>() {}),
                sample("AtomicInteger", new AtomicInteger(1), AtomicInteger.class),
                sample("Path", Path.of("/a"), Path.class),
                sample("Class", String.class, Class.class),
                sample("NaN", Double.NaN, double.class),
                sample("Float, infinite", Float.NEGATIVE_INFINITY, float.class),
                sample("text with a lone surrogate", "a\ud83d", String.class),
                sample("Object: text", "a", Object.class),
                sample("Object: Double", 0.5, Object.class),
                sample("Object: Integer", 5, Object.class),
                sample("Object: Long", 5L, Object.class),
                sample("Object: BigDecimal", new BigDecimal("0.50"), Object.class),
                sample("Object: List", List.of("a", true), Object.class),
                sample("Object: Map", Map.of("a", "b"), Object.class),
                sample("Object: record", new Point(1, 2), Object.class),
                sample("Object: byte[]", new byte[] {1}, Object.class),
                sample("Number: Integer", 5, Number.class));
    }

    private static Sample sample(String name, Object value, TypeRef<?> type) {
        return new Sample(name, value, type.type());
    }

    static Sample sample(String name, Object value, Type type) {
        return new Sample(name, value, type);
    }
}
