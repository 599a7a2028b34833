package io.github.cdirediscache.internal.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.format.Corpus;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

class MsgpackSerializerTest extends JacksonContract {

    private static final Serializer MSGPACK = new MsgpackSerializer(Map.of());

    @Override
    protected Serializer serializer() {
        return MSGPACK;
    }

    @Override
    Serializer serializer(Map<String, String> options) {
        return new MsgpackSerializer(options);
    }

    @Override
    String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    byte[] nothing() {
        return new byte[] {(byte) 0xc0};
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static Object parse(String hex) throws IOException {
        return read(MSGPACK, hex(hex), Object.class);
    }

    @Test
    void S10_serialize_ofARecord_writesTheBytesOfTheFirstRelease() throws IOException {
        byte[] bytes = write(MSGPACK, new Corpus.Author("Zoë", 1980), Corpus.Author.class);

        assertThat(bytes).asHexString().isEqualTo("82A46E616D65A45A6FC3ABA4626F726ECD07BC");
        assertThat(read(MSGPACK, bytes, Corpus.Author.class)).isEqualTo(new Corpus.Author("Zoë", 1980));
    }

    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "7f, 127",
        "ff, -1",
        "e0, -32",
        "cc80, 128",
        "cd0100, 256",
        "ce00010000, 65536",
        "cf0000000100000000," + " 4294967296",
        "cfffffffffffffffff, 18446744073709551615",
        "d0df, -33",
        "d1ff7f, -129",
        "d2ffff7fff, -32769",
        "d3ffffffff7fffffff, -2147483649",
        "d30000000000000001, 1",
        "ca3f000000, 0.5",
        "cb3fe0000000000000, 0.5",
        "c3, true",
        "a161, a",
        "d90161, a",
        "da000161, a",
        "db0000000161, a",
        "9101, [1]",
        "dc000101, [1]",
        "dd0000000101, [1]",
        "81a16101, {a=1}",
        "de0001a16101, {a=1}",
        "df00000001a16101, {a=1}",
        "81d9016101, {a=1}"
    })
    void S10_deserialize_ofEachForm_readsIt(String hex, String expected) throws IOException {
        assertThat(parse(hex)).hasToString(expected);
    }

    @Test
    void S10_deserialize_ofBinary_givesBytes() throws IOException {
        for (String hex : List.of("c40101", "c5000101", "c60000000101")) {
            assertThat(read(MSGPACK, hex(hex), byte[].class)).isEqualTo(new byte[] {1});
            assertThatThrownBy(() -> read(MSGPACK, hex(hex), int.class)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d401aa",
                "d501aabb",
                "d6ff00000000",
                "d7ff0000000000000000",
                "d80100000000000000000000000000000000",
                "c70101aa",
                "c8000101aa",
                "c90000000101aa",
                "c1",
                "91d6ff00000000",
                "81a161d401aa",
                "81d401aa01"
            })
    void S10_deserialize_ofAnExtensionType_throwsIOException(String hex) {
        assertThatThrownBy(() -> parse(hex)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(MSGPACK, hex(hex), java.time.Instant.class))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"810101", "81c001", "81c301", "8191a16101", "81c4016101", "81cb000000000000000001", "8180c0"})
    void deserialize_ofAKeyThatIsNoText_throwsIOException(String hex) {
        assertThatThrownBy(() -> parse(hex))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a key of MessagePack must be a string");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dbffffffff",
                "db7fffffff61",
                "c6ffffffff",
                "ddffffffff",
                "ddffffffffc0",
                "dfffffffff",
                "df80000000",
                "da",
                "d9",
                "a2c3",
                "cd01",
                "cb00",
                "92c0",
                "82a161c0",
                "9f"
            })
    void deserialize_ofALengthBeyondTheEnd_throwsIOException(String hex) {
        assertThatThrownBy(() -> parse(hex))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("MessagePack must have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1ff", "a2c328", "a3eda080", "81a1ff01", "a2c080"})
    void deserialize_ofMalformedUtf8_throwsIOException(String hex) {
        assertThatThrownBy(() -> parse(hex)).isInstanceOf(IOException.class);
    }

    @Test
    void deserialize_ofDeepNesting_throwsIOException() {
        byte[] deep = new byte[100_000];
        Arrays.fill(deep, (byte) 0x91);

        assertThatThrownBy(() -> read(MSGPACK, deep, Object.class)).hasMessageContaining("at most 200 deep");
        deep[199] = 1;
        assertThatCode(() -> read(MSGPACK, Arrays.copyOf(deep, 200), Object.class))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "90"})
    void deserialize_ofMoreThanAMillionArraysAndMaps_throwsIOException(String empty) throws IOException {
        byte[] most = listOf(hex(empty), ContainerLimit.MAX - 1);
        byte[] more = listOf(hex(empty), ContainerLimit.MAX);

        assertThat((List<?>) read(MSGPACK, most, List.class)).hasSize(ContainerLimit.MAX - 1);
        assertThatThrownBy(() -> read(MSGPACK, more, List.class))
                .isInstanceOf(IOException.class)
                .hasMessage("MessagePack must have at most 1000000 arrays and objects, had more");
    }

    @Test
    void deserialize_ofMoreThanFiveMillionValues_throwsIOException() {
        byte[] texts = listOf(hex("a0"), MsgpackLimits.MAX_VALUES);

        assertThatThrownBy(() -> read(MSGPACK, texts, List.class))
                .isInstanceOf(IOException.class)
                .hasMessage("MessagePack must have at most 5000000 values, had more");
    }

    @Test
    void serialize_ofMoreThanIsRead_throwsIOException() {
        assertThatThrownBy(() -> write(MSGPACK, Collections.nCopies(ContainerLimit.MAX, List.of()), List.class))
                .hasMessageContaining("at most 1000000 arrays and objects");
        assertThatThrownBy(() -> write(MSGPACK, new int[MsgpackLimits.MAX_VALUES], int[].class))
                .hasMessageContaining("at most 5000000 values");
        assertThatCode(() -> write(MSGPACK, new int[MsgpackLimits.MAX_VALUES - 1], int[].class))
                .doesNotThrowAnyException();
    }

    private static byte[] listOf(byte[] element, int size) {
        ByteBuffer list = ByteBuffer.allocate(5 + size * element.length);
        list.put((byte) 0xdd).putInt(size);
        for (int i = 0; i < size; i++) {
            list.put(element);
        }
        return list.array();
    }

    @Test
    void serialize_ofALoneSurrogate_throwsIOException() {
        assertThatThrownBy(() -> write(MSGPACK, "a\ud83d", String.class)).isInstanceOf(IOException.class);
    }

    static Stream<Corpus.Sample> everything() {
        return Corpus.all();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void S10_serialize_always_writesWhatMsgpackJavaReads(Corpus.Sample sample) throws IOException {
        byte[] bytes = write(MSGPACK, sample.value(), sample.type());

        try (MessageUnpacker other = MessagePack.newDefaultUnpacker(bytes)) {
            other.unpackValue();
            assertThat(other.hasNext()).isFalse();
        }
    }

    @Test
    void S10_deserialize_ofWhatMsgpackJavaWrites_readsIt() throws IOException {
        try (MessageBufferPacker other = MessagePack.newDefaultBufferPacker()) {
            other.packMapHeader(3);
            other.packString("text").packString(Corpus.UNICODE);
            other.packString("list")
                    .packArrayHeader(3)
                    .packLong(Long.MIN_VALUE)
                    .packDouble(0.1)
                    .packNil();
            other.packString("big").packBigInteger(BigInteger.ONE.shiftLeft(63));

            assertThat(read(MSGPACK, other.toByteArray(), new TypeRef<Map<String, Object>>() {}.type()))
                    .isEqualTo(Map.of(
                            "text", Corpus.UNICODE,
                            "list", Arrays.asList(Long.MIN_VALUE, 0.1, null),
                            "big", BigInteger.ONE.shiftLeft(63)));
        }
    }
}
