package io.github.cdirediscache.internal.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.format.Formats;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {

    private static final int MAX = 1 << 20;

    @Property
    void write_anyHeader_isReadBack(
            @ForAll String value,
            @ForAll @LongRange(min = -1, max = 1L << 50) long soft,
            @ForAll @LongRange(min = -1, max = Integer.MAX_VALUE) long millis)
            throws CorruptEntryException {
        EntryCodec codec = codec(byte[].class, "none");
        byte[] payload = value.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = codec.write(payload, soft, millis);
        Entry entry = Entry.of(bytes);
        assertThat(entry).isNotNull();
        assertThat(entry.softExpiry()).isEqualTo(soft);
        assertThat(entry.loadMillis()).isEqualTo(millis);
        assertThat(entry.isLeased()).isFalse();
        assertThat(entry.isWithoutValue()).isFalse();
        assertThat((byte[]) codec.read(bytes, entry)).isEqualTo(payload);
    }

    @Property
    void S16_read_randomBytes_isCorruptAndNothingElse(@ForAll byte[] bytes) {
        readOrCorrupt(bytes);
    }

    @Property
    void S16_read_ownHeaderAndRandomRest_isCorruptAndNothingElse(@ForAll @Size(max = 80) byte[] rest) {
        byte[] bytes = new byte[rest.length + 2];
        bytes[0] = Entry.MAGIC;
        bytes[1] = Entry.VERSION;
        System.arraycopy(rest, 0, bytes, 2, rest.length);
        readOrCorrupt(bytes);
    }

    @Test
    void S16_read_everyTruncation_isCorruptAndNothingElse() {
        byte[] whole = codec(String.class, "zlib").write("x".repeat(5000), 12345, 67);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(CorruptEntryException.class)
                    .as("cut to %d", length)
                    .isThrownBy(() -> codec(String.class, "zlib").read(cut, Entry.of(cut)));
        }
    }

    private static void readOrCorrupt(byte[] bytes) {
        for (Type type : List.of(String.class, Long.class, byte[].class)) {
            Entry entry = Entry.of(bytes);
            if (entry == null || !entry.isWithoutValue()) {
                try {
                    codec(type, "none").read(bytes, entry);
                } catch (CorruptEntryException expected) {
                    assertThat(expected).hasMessageNotContaining("null");
                }
            }
        }
    }

    @Test
    void S22_read_numberText_isTheTypeAskedFor() throws CorruptEntryException {
        byte[] text = codec(Long.class, "none").write(42L, Entry.NONE, Entry.NONE);
        assertThat(new String(text, StandardCharsets.US_ASCII)).isEqualTo("42");
        assertThat(codec(Integer.class, "none").read(text, null)).isEqualTo(42);
        assertThat(codec(Short.class, "none").read(text, null)).isEqualTo((short) 42);
        assertThat(codec(Byte.class, "none").read(text, null)).isEqualTo((byte) 42);
        assertThat(codec(Number.class, "none").read(text, null)).isEqualTo(42L);
        assertThat(codec(Object.class, "none").read(text, null)).isEqualTo(42L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" 42 ", "42 ", "007", "1_000", "-0", "+1", "", "-", "4.2", "0x1", "9223372036854775808", "١"})
    void S22_read_textThatWeWouldNotWrite_isNoNumber(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> codec(Long.class, "none").read(bytes, Entry.of(bytes)));
    }

    static Stream<Object> scalars() {
        return Stream.of(
                (byte) 1,
                (short) -2,
                3,
                4L,
                0.1f,
                0.1,
                Double.NaN,
                'x',
                true,
                "",
                "ü",
                BigInteger.TEN,
                new BigDecimal("1.10"));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void S22_read_scalarOfAWiderType_isOfTheClassThatWasPut(Object value) throws CorruptEntryException {
        for (Type type : List.of(Object.class, Number.class, Serializable.class, Comparable.class)) {
            if (((Class<?>) type).isInstance(value)) {
                EntryCodec codec = codec(type, "none");
                for (long softExpiry : List.of(Entry.NONE, 5L)) {
                    byte[] bytes = codec.write(value, softExpiry, Entry.NONE);
                    assertThat(codec.read(bytes, Entry.of(bytes))).isEqualTo(value);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "binary"})
    void read_sortedCollections_haveTheOrdersThatTheyHad(String serializer) throws CorruptEntryException {
        SortedOrders.areKept(serializer);
    }

    @Test
    void copies_areWhatAReadGives_orTheValueItself() {
        EntryCodec codec = codec(Object.class, "none");
        byte[] bytes = {1, 2};
        assertThat(codec.copies(bytes).get()).isEqualTo(bytes).isNotSameAs(bytes);
        List<String> list = List.of("a");
        assertThat(codec.copies(list).get()).isEqualTo(list).isNotSameAs(list);
        // Of a record, Object keeps nothing: it can't be copied, and must not become something else.
        Object unwritable = new Object[] {1, 2L};
        assertThat(codec.copies(unwritable).get()).isSameAs(unwritable);
    }

    @Test
    void S22_read_bytesOfAnyType_areBytes() throws CorruptEntryException {
        EntryCodec codec = codec(Object.class, "zlib");
        byte[] value = new byte[5000];
        byte[] bytes = codec.write(value, Entry.NONE, Entry.NONE);
        assertThat(bytes).hasSizeLessThan(100);
        assertThat(codec.read(bytes, Entry.of(bytes))).isEqualTo(value);
    }

    @Test
    void S22_write_longOfAnyType_isTheTextThatRedisCountsWith() throws CorruptEntryException {
        byte[] bytes = codec(Object.class, "none").write(42L, Entry.NONE, Entry.NONE);
        assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo("42");
        assertThat(codec(Object.class, "none").read(bytes, null)).isEqualTo(42L);
    }

    @Test
    void S22_read_scalarOfAnotherTypeOrForm_isCorrupt() {
        byte[] text = codec(Serializable.class, "none").write("a", Entry.NONE, Entry.NONE);
        byte[] number = codec(Object.class, "none").write(1, Entry.NONE, Entry.NONE);
        number[number.length - 1] = '+';
        for (byte[] bytes : List.of(text, number)) {
            assertThatExceptionOfType(CorruptEntryException.class)
                    .isThrownBy(() -> codec(Number.class, "none").read(bytes, Entry.of(bytes)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"128", "-129"})
    void S22_read_numberBeyondTheType_isCorrupt(String text) {
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> codec(Byte.class, "none").read(text.getBytes(StandardCharsets.US_ASCII), null));
    }

    @Test
    void S22_read_numberWhereTextIsExpected_isCorrupt() {
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> codec(String.class, "none").read(new byte[] {'4', '2'}, null));
    }

    @Test
    void S22_write_booleanAndEnum_areNoNumbers() {
        assertThat(Entry.of(codec(Boolean.class, "none").write(true, Entry.NONE, Entry.NONE)))
                .isNotNull();
        assertThat(Entry.of(codec(Thread.State.class, "none").write(Thread.State.NEW, Entry.NONE, Entry.NONE)))
                .isNotNull();
    }

    @Test
    void write_numberWithSoftExpiry_hasAHeaderAndComesBack() throws CorruptEntryException {
        EntryCodec codec = codec(Long.class, "none");
        byte[] bytes = codec.write(Long.MIN_VALUE, 99, Entry.NONE);
        Entry entry = Entry.of(bytes);
        assertThat(entry).isNotNull();
        assertThat(entry.softExpiry()).isEqualTo(99);
        assertThat(codec.read(bytes, entry)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void S13_write_smallPayload_isNotCompressed() {
        assertThat(codec(String.class, "zlib").write("x".repeat(500), Entry.NONE, Entry.NONE))
                .hasSizeGreaterThan(500);
        assertThat(codec(String.class, "zlib").write("x".repeat(5000), Entry.NONE, Entry.NONE))
                .hasSizeLessThan(200);
    }

    @Test
    void S13_read_otherCompressorThanConfigured_isStillRead() throws CorruptEntryException {
        byte[] bytes = codec(String.class, "zlib").write("x".repeat(5000), Entry.NONE, Entry.NONE);
        assertThat(codec(String.class, "gzip").read(bytes, Entry.of(bytes))).isEqualTo("x".repeat(5000));
    }

    @Test
    void S13_read_bomb_isCorrupt() {
        byte[] bomb = new EntryCodec(String.class, formats("zlib"), 1024, 100 * MAX, Verify.FIRST)
                .write("x".repeat(50 * MAX), Entry.NONE, Entry.NONE);
        assertThat(bomb).hasSizeLessThan(MAX);
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> codec(String.class, "zlib").read(bomb, Entry.of(bomb)));
    }

    @Test
    void read_uncompressedAboveMaxValueSize_isCorrupt() throws CorruptEntryException {
        byte[] text = codec(String.class, "none").write("x".repeat(998), Entry.NONE, Entry.NONE);
        byte[] bytes = codec(byte[].class, "none").write(new byte[1000], Entry.NONE, Entry.NONE);

        assertThat(new EntryCodec(String.class, formats("none"), 1024, 1000, Verify.FIRST).read(text, Entry.of(text)))
                .isEqualTo("x".repeat(998));
        assertThat((byte[]) new EntryCodec(byte[].class, formats("none"), 1024, 1000, Verify.FIRST)
                        .read(bytes, Entry.of(bytes)))
                .hasSize(1000);
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> new EntryCodec(String.class, formats("none"), 1024, 999, Verify.FIRST)
                        .read(text, Entry.of(text)))
                .withMessageContaining("max-value-size is 999");
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> new EntryCodec(byte[].class, formats("none"), 1024, 999, Verify.FIRST)
                        .read(bytes, Entry.of(bytes)))
                .withMessageContaining("max-value-size is 999");
    }

    @Test
    void read_compressorThatIsNotAccepted_isCorruptAndSaysSo() {
        byte[] bytes = codec(String.class, "zlib").write("x".repeat(5000), Entry.NONE, Entry.NONE);
        Formats uncompressed = Formats.of(
                "json",
                Map.of(),
                List.of(),
                "none",
                Optional.of(List.of("none")),
                OptionalInt.empty(),
                MAX,
                List.of(),
                List.of());
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> new EntryCodec(String.class, uncompressed, 1024, MAX, Verify.FIRST)
                        .read(bytes, Entry.of(bytes)))
                .withStackTraceContaining("\"zlib\" is not accepted (compressor.accepts)");
    }

    /** Has no memory, no stack, or finds the JDK broken. */
    private record Failing(Supplier<Error> error) implements Serializer {
        @Override
        public String id() {
            return "failing";
        }

        @Override
        public void serialize(Object value, Type type, OutputStream out) {
            throw error.get();
        }

        @Override
        public Object deserialize(InputStream in, Type type) {
            throw error.get();
        }
    }

    @Test
    void readAndWrite_serializerThatThrowsAnError_failThatCallAlone() {
        byte[] bytes = Entry.write(0, Entry.NONE, Entry.NONE, Entry.id("failing"), Entry.id("none"), new byte[1], 1);
        for (Supplier<Error> error : List.<Supplier<Error>>of(
                OutOfMemoryError::new,
                StackOverflowError::new,
                InternalError::new,
                NoClassDefFoundError::new,
                AssertionError::new)) {
            Formats failing = Formats.of(
                    "failing",
                    Map.of(),
                    List.of(),
                    "none",
                    OptionalInt.empty(),
                    MAX,
                    List.of(new Failing(error)),
                    List.of());
            EntryCodec codec = new EntryCodec(String.class, failing, 1024, MAX, Verify.FIRST);

            assertThatExceptionOfType(CorruptEntryException.class).isThrownBy(() -> codec.read(bytes, Entry.of(bytes)));
            assertThatExceptionOfType(CacheSerializationException.class)
                    .isThrownBy(() -> codec.write("x", Entry.NONE, Entry.NONE));
        }
    }

    @Test
    void read_binaryWhereItIsNotAccepted_isCorruptAndSaysSo() {
        Formats binary =
                Formats.of("binary", Map.of(), List.of(), "none", OptionalInt.empty(), MAX, List.of(), List.of());
        byte[] bytes = new EntryCodec(String.class, binary, 1024, MAX, Verify.FIRST).write("x", Entry.NONE, Entry.NONE);
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> codec(String.class, "none").read(bytes, Entry.of(bytes)))
                .withStackTraceContaining("\"binary\" is not accepted");
    }

    @Test
    void write_tooLarge_isRefusedWithTheSizes() {
        assertThatExceptionOfType(CacheSerializationException.class)
                .isThrownBy(() -> codec(byte[].class, "none").write(new byte[MAX + 1], Entry.NONE, Entry.NONE))
                .withMessageContaining("max-value-size is " + MAX);
    }

    @Test
    void of_unknownFlagsOrVersion_isNoEntry() {
        assertThat(Entry.of(new byte[] {Entry.MAGIC, Entry.VERSION, 64, 0, 0})).isNull();
        assertThat(Entry.of(new byte[] {Entry.MAGIC, 2, 0, 0, 0})).isNull();
        assertThat(Entry.of(new byte[] {Entry.MAGIC, Entry.VERSION, Entry.SOFT, 0, 0}))
                .isNull();
    }

    @Test
    void isLeasedBy_tokenInTheHeader_isTrueForItAlone() {
        byte[] token = new byte[16];
        token[3] = 9;
        byte[] bytes = ByteBuffer.allocate(27)
                .put(Entry.MAGIC)
                .put(Entry.VERSION)
                .put((byte) (Entry.LEASED | Entry.PLACEHOLDER))
                .put(token)
                .putLong(77)
                .array();
        Entry entry = Entry.of(bytes);
        assertThat(entry).isNotNull();
        assertThat(entry.isLeasedBy(token)).isTrue();
        assertThat(entry.isLeasedBy(new byte[16])).isFalse();
        assertThat(entry.isWithoutValue()).isTrue();
    }

    private static EntryCodec codec(Type type, String compressor) {
        return new EntryCodec(type, formats(compressor), 1024, MAX, Verify.FIRST);
    }

    private static Formats formats(String compressor) {
        return Formats.of("json", Map.of(), List.of(), compressor, OptionalInt.empty(), MAX, List.of(), List.of());
    }
}
