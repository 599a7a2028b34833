package io.github.cdirediscache.internal.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.format.Corpus;
import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.format.SerializerContract;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every serializer on Jackson does. */
abstract class JacksonContract extends SerializerContract {

    static final String SPACED = "By Role";

    abstract Serializer serializer(Map<String, String> options);

    /** What is written, for a person to read: names are in it as they are. */
    abstract String text(byte[] bytes);

    /** A structure of its own kind. */
    public record Tree(List<Tree> children) {}

    /** What one of its fields lacked. */
    public record Older(String name) {}

    /** The same record, one version later. */
    public record Newer(String name, String added) {}

    /** A type that would take class names from the payload. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    public interface Named {}

    /** One of its classes. */
    public static final class Gadget implements Named {
        private static boolean created;

        /** Shows that it has run. */
        public Gadget() {
            created = true;
        }
    }

    /** A record with such a type. */
    public record Holder(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object value) {}

    /** Writes what the other record reads. */
    public record Payload(Object value) {}

    /** A value that writes another than itself. */
    public record Cents(@JsonValue BigDecimal amount) {}

    static Stream<Corpus.Sample> optionals() {
        return Corpus.optionals();
    }

    static Stream<Corpus.Sample> refused() {
        return Corpus.particular()
                .filter(sample -> List.of("sealed type without annotations", "Map with a null key", "Class")
                        .contains(sample.name()));
    }

    private Object roundTrip(Object value, Type writeAs, Type readAs) throws IOException {
        return read(serializer(), write(serializer(), value, writeAs), readAs);
    }

    @ParameterizedTest
    @MethodSource("optionals")
    void S49_roundTrip_ofOptionals_givesAnEqualValue(Corpus.Sample sample) throws IOException {
        assertThat(roundTrip(sample.value(), sample.type(), sample.type())).isEqualTo(sample.value());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void S49_roundTrip_ofWhatTheTableRefuses_throwsIOException(Corpus.Sample sample) {
        assertThatThrownBy(() -> roundTrip(sample.value(), sample.type(), sample.type()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void S10_deserialize_ofAClassName_createsNothing() throws IOException {
        String name = Gadget.class.getName();
        Gadget.created = false;

        assertThatThrownBy(() -> roundTrip(Map.of("@class", name), Map.class, Named.class))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> roundTrip(new Payload(Map.of("@class", name)), Payload.class, Holder.class))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> roundTrip(new Holder(1), Holder.class, Holder.class))
                .isInstanceOf(IOException.class);
        assertThat(roundTrip(Map.of("@class", name), Map.class, Object.class)).isEqualTo(Map.of("@class", name));
        assertThatThrownBy(() -> roundTrip(name, String.class, Class.class)).isInstanceOf(IOException.class);
        assertThat(Gadget.created).isFalse();
    }

    @Test
    void S10_serialize_always_writesNoClassNames() throws IOException {
        String shapes =
                text(write(serializer(), List.of(new Corpus.Circle(1)), new TypeRef<List<Corpus.Shape>>() {}.type()));

        assertThat(shapes).contains("@type", "circle", "radius").doesNotContain("cdirediscache", "Circle");
    }

    @ParameterizedTest
    @MethodSource("mismatches")
    void S22_deserialize_ofAScalarOfAnotherKind_throwsIOException(Object value, Class<?> readAs) {
        assertThatThrownBy(() -> roundTrip(value, value.getClass(), readAs)).isInstanceOf(IOException.class);
    }

    static Stream<Arguments> mismatches() {
        return Stream.of(
                mismatch(1, boolean.class),
                mismatch(1, Boolean.class),
                mismatch(0, Corpus.Color.class),
                mismatch("0", Corpus.Color.class),
                mismatch(1, String.class),
                mismatch(1.5, String.class),
                mismatch(true, String.class),
                mismatch("1", int.class),
                mismatch("1", Long.class),
                mismatch(" 42 ", Long.class),
                mismatch("1.5", Double.class),
                mismatch("true", boolean.class),
                mismatch(true, int.class),
                mismatch(1.5, long.class),
                mismatch(1L << 40, int.class),
                mismatch("x", BigDecimal.class),
                mismatch(1, Instant.class),
                mismatch(1.5, Instant.class),
                mismatch(1, OffsetDateTime.class),
                mismatch(1, ZonedDateTime.class),
                mismatch(1, Duration.class),
                mismatch(1, LocalDate.class),
                mismatch(1L << 40, Date.class));
    }

    private static Arguments mismatch(Object value, Class<?> readAs) {
        return Arguments.of(value, readAs);
    }

    @Test
    void S49_roundTrip_ofExactNumbers_keepsThem() throws IOException {
        BigDecimal tiny = new BigDecimal("1E-400");

        assertThat(roundTrip(tiny, BigDecimal.class, BigDecimal.class)).isEqualTo(tiny);
        assertThat(roundTrip(new Cents(tiny), Cents.class, Cents.class)).isEqualTo(new Cents(tiny));
        BigInteger large = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        assertThat(roundTrip(large, BigInteger.class, BigInteger.class)).isEqualTo(large);
        for (long number : new long[] {
            0,
            1,
            -1,
            31,
            -32,
            -33,
            127,
            128,
            -128,
            -129,
            255,
            256,
            32_767,
            32_768,
            -32_768,
            -32_769,
            65_535,
            65_536,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE + 1L,
            Integer.MIN_VALUE,
            Integer.MIN_VALUE - 1L,
            0xffff_ffffL,
            0x1_0000_0000L,
            Long.MAX_VALUE,
            Long.MIN_VALUE
        }) {
            assertThat(roundTrip(number, Long.class, Long.class)).isEqualTo(number);
            assertThat(roundTrip(Map.of("k", number), Map.class, new TypeRef<Map<String, Long>>() {}.type()))
                    .isEqualTo(Map.of("k", number));
        }
    }

    @Test
    void deserialize_ofARecordFromBeforeAComponent_throwsIOException() throws IOException {
        assertThatThrownBy(() -> roundTrip(new Older("x"), Older.class, Newer.class))
                .isInstanceOf(IOException.class);
        assertThat(roundTrip(new Newer("x", "y"), Newer.class, Older.class)).isEqualTo(new Older("x"));
    }

    @Test
    void deserialize_ofNull_throwsIOException() throws IOException {
        byte[] list = write(serializer(), Arrays.asList((Object) null), List.class);

        assertThat(read(serializer(), list, List.class)).isEqualTo(Arrays.asList((Object) null));
        assertThatThrownBy(() -> read(serializer(), list, int[].class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(serializer(), nothing(), String.class)).isInstanceOf(IOException.class);
    }

    /** The format's null. */
    abstract byte[] nothing();

    @Test
    void serialize_nestedAsDeepAsIsRead_roundTripsAndNoDeeper() throws IOException {
        Object deep = "x";
        for (int i = 0; i < JacksonMapping.MAX_DEPTH - 1; i++) {
            deep = List.of(deep);
        }
        Object deepest = deep;

        assertThat(roundTrip(deepest, Object.class, Object.class)).isEqualTo(deepest);
        assertThatThrownBy(() -> write(serializer(), List.of(List.of(deepest)), Object.class))
                .isInstanceOf(IOException.class);
    }

    @Test
    void serialize_ofACycle_throwsIOException() {
        List<Tree> children = new ArrayList<>();
        Tree tree = new Tree(children);
        children.add(tree);

        assertThatThrownBy(() -> write(serializer(), tree, Tree.class)).isInstanceOf(IOException.class);
    }

    @Test
    void serialize_whereTheStreamFails_throwsIOException() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken");
            }
        };

        assertThatThrownBy(() -> serializer().serialize("x", String.class, broken))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "identity, byRole",
        "lower-case-with-dashes, by-role",
        "lower-case-with-underscores, by_role",
        "upper-camel-case, ByRole",
        "upper-camel-case-with-spaces, " + SPACED
    })
    void S12_options_propertyNaming_reachesJackson(String value, String expected) throws IOException {
        Serializer naming = serializer(Map.of("property-naming", value));
        byte[] bytes = write(naming, Corpus.story(1), Corpus.Story.class);

        assertThat(text(bytes)).contains(expected);
        assertThat(read(naming, bytes, Corpus.Story.class)).isEqualTo(Corpus.story(1));
    }

    @Test
    void S12_options_unknownOrBad_throwIllegalArgumentException() {
        assertThatThrownBy(() -> formats(Map.of("property-namin", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("serializer.property-namin is no option of ")
                .hasMessageEndingWith("; did you mean property-naming?");
        assertThatThrownBy(() -> formats(Map.of("property-naming", "upper")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("serializer.property-naming must be one of identity, lower-case-with-dashes,"
                        + " lower-case-with-underscores, upper-camel-case, upper-camel-case-with-spaces, was upper");
    }

    private Formats formats(Map<String, String> options) {
        return Formats.of(
                serializer().id(), options, List.of(), "none", OptionalInt.empty(), 1000, List.of(), List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 16, 17, 31, 32, 255, 256, 65_535, 65_536})
    void S49_roundTrip_ofEachLength_givesAnEqualValue(int length) throws IOException {
        assertThat(roundTrip("x".repeat(length), String.class, String.class)).isEqualTo("x".repeat(length));
        assertThat(roundTrip(new byte[length], byte[].class, byte[].class)).isEqualTo(new byte[length]);
        assertThat(roundTrip(new int[length], int[].class, int[].class)).isEqualTo(new int[length]);
        assertThat(roundTrip(Map.of("k".repeat(length), 1), Map.class, Map.class))
                .isEqualTo(Map.of("k".repeat(length), 1));
    }

    @Test
    void deserialize_ofANumberOfManyDigits_isQuick() {
        byte[] digits = assertWritten("9".repeat(1_000_000));

        assertThatThrownBy(() -> read(serializer(), digits, BigDecimal.class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(serializer(), digits, BigInteger.class)).isInstanceOf(IOException.class);
    }

    /** Times and numbers as annotations ask for them. */
    public record Annotated(
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant at,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) BigDecimal price,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Date date) {}

    @Test
    void S49_roundTrip_ofWhatAnAnnotationMakesANumber_givesAnEqualValue() throws IOException {
        Annotated value = new Annotated(Instant.ofEpochSecond(5, 7), new BigDecimal("1.5"), new Date(7));

        assertThat(roundTrip(value, Annotated.class, Annotated.class)).isEqualTo(value);
    }

    @Test
    void S49_roundTrip_ofNumbersUpToTheLimit_keepsThemAndWritesNoLonger() throws IOException {
        BigInteger longest = BigInteger.TEN.pow(JacksonMapping.MAX_NUMBER - 1);
        Type map = new TypeRef<Map<BigInteger, BigDecimal>>() {}.type();
        Map<BigInteger, BigDecimal> value = Map.of(longest, new BigDecimal(longest));

        assertThat(roundTrip(longest, BigInteger.class, BigInteger.class)).isEqualTo(longest);
        assertThat(roundTrip(value, map, map)).isEqualTo(value);
        for (BigInteger tooLong : List.of(longest.negate(), longest.shiftLeft(4), longest.shiftLeft(1 << 20))) {
            assertThatThrownBy(() -> write(serializer(), tooLong, BigInteger.class))
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("a number must have at most 10000 characters");
            assertThatThrownBy(() -> write(serializer(), new BigDecimal(tooLong), BigDecimal.class))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> write(serializer(), Map.of(tooLong, BigDecimal.ONE), map))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void deserialize_ofAKeyOfManyDigits_throwsIOException() throws IOException {
        byte[] key = write(serializer(), Map.of("9".repeat(16_000_000), "x"), Map.class);

        assertThatThrownBy(() -> read(serializer(), key, new TypeRef<Map<BigInteger, String>>() {}.type()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(serializer(), key, new TypeRef<Map<BigDecimal, String>>() {}.type()))
                .isInstanceOf(IOException.class);
    }

    private byte[] assertWritten(String text) {
        byte[][] written = new byte[1][];
        assertThatCode(() -> written[0] = write(serializer(), text, String.class))
                .doesNotThrowAnyException();
        return written[0];
    }
}
