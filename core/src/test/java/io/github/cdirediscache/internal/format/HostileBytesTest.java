package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.format.json.JsonSerializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Bytes from outside never give more than an exception: no error, no endless loop. */
class HostileBytesTest {

    private static final int SIZE = 100_000;
    private static final JsonSerializer JSON = new JsonSerializer();
    private static final BinarySerializer BINARY = new BinarySerializer(Map.of("allow", Corpus.class.getName()), SIZE);
    private static final Serializer MSGPACK = new MsgpackSerializer(Map.of());
    private static final Serializer YAML = new YamlSerializer(Map.of());
    private static final List<Type> TYPES = List.of(
            Object.class,
            String.class,
            int.class,
            char.class,
            byte[].class,
            Corpus.Story.class,
            Corpus.Color.class,
            Corpus.Shape.class,
            Corpus.Times.class,
            Corpus.Values.class,
            new TypeRef<List<Corpus.Story>>() {}.type(),
            new TypeRef<Map<Corpus.Point, List<String>[]>>() {}.type());

    @Provide
    Arbitrary<Type> types() {
        return Arbitraries.of(TYPES);
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"",
                        "\\",
                        "\"a\"",
                        "\"id\"",
                        "\"@type\"",
                        "\"circle\"",
                        "1",
                        "-",
                        "1e9",
                        "0.5",
                        "true",
                        "null",
                        "\"x\":{",
                        " ",
                        "\\u00",
                        "\ud83d\ude00")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> nearlyYaml() {
        return Arbitraries.of(
                        "- ",
                        "? ",
                        ": ",
                        "\n",
                        "\n  ",
                        "[",
                        "]",
                        "{",
                        "}",
                        ",",
                        "a",
                        "id: ",
                        "\"",
                        "'",
                        "|\n",
                        ">\n",
                        "&a ",
                        "*a",
                        "!!binary ",
                        "!a ",
                        "~",
                        "1",
                        "-.inf",
                        "true",
                        "null",
                        "<<: ",
                        "%YAML 1.1\n",
                        "---\n",
                        "...\n",
                        "#",
                        "@type: ",
                        "circle",
                        "\t",
                        "\\u00",
                        "\ufeff",
                        "\ud83d\ude00")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts) + "\n...\n");
    }

    @Property(tries = 2000)
    void json_ofRandomBytes_throwsNoError(@ForAll byte[] bytes, @ForAll("types") Type type) {
        read(JSON, bytes, type);
    }

    @Property(tries = 5000)
    void json_ofNearlyJson_throwsNoError(@ForAll("nearlyJson") String text, @ForAll("types") Type type) {
        read(JSON, text.getBytes(StandardCharsets.UTF_8), type);
    }

    @Property(tries = 3000)
    void json_ofAChangedByte_throwsNoError(@ForAll @IntRange(max = 10_000) int place, @ForAll byte value)
            throws IOException {
        changeAndRead(JSON, place, value);
    }

    @Property(tries = 10_000)
    void msgpack_ofRandomBytes_throwsNoError(@ForAll byte[] bytes, @ForAll("types") Type type) {
        read(MSGPACK, bytes, type);
    }

    @Property(tries = 10_000)
    void msgpack_ofAChangedByte_throwsNoError(@ForAll @IntRange(max = 10_000) int place, @ForAll byte value)
            throws IOException {
        changeAndRead(MSGPACK, place, value);
    }

    @Property(tries = 2000)
    void yaml_ofRandomBytes_throwsNoError(@ForAll byte[] bytes, @ForAll("types") Type type) {
        read(YAML, bytes, type);
    }

    @Property(tries = 5000)
    void yaml_ofNearlyYaml_throwsNoError(@ForAll("nearlyYaml") String text, @ForAll("types") Type type) {
        read(YAML, text.getBytes(StandardCharsets.UTF_8), type);
    }

    @Property(tries = 3000)
    void yaml_ofAChangedByte_throwsNoError(@ForAll @IntRange(max = 10_000) int place, @ForAll byte value)
            throws IOException {
        changeAndRead(YAML, place, value);
    }

    @Property(tries = 2000)
    void binary_ofRandomBytes_throwsNoError(@ForAll byte[] bytes, @ForAll("types") Type type) {
        byte[] stream = new byte[bytes.length + 8];
        System.arraycopy(new byte[] {0, 0, 0, 1, (byte) 0xac, (byte) 0xed, 0, 5}, 0, stream, 0, 8);
        System.arraycopy(bytes, 0, stream, 8, bytes.length);
        read(BINARY, bytes, type);
        read(BINARY, stream, type);
    }

    @Property(tries = 10_000)
    void binary_ofAChangedByte_throwsNoError(@ForAll @IntRange(max = 10_000) int place, @ForAll byte value)
            throws IOException {
        changeAndRead(BINARY, place, value);
    }

    @Property(tries = 5000)
    void decompress_ofRandomBytes_throwsNoError(@ForAll byte[] bytes) {
        for (Compressor compressor : Compressors.all()) {
            try {
                Objects.requireNonNull(CompressorContract.decompress(compressor, bytes, SIZE));
            } catch (IOException e) {
                Objects.requireNonNull(e);
            }
        }
    }

    @Property(tries = 1000)
    void decompress_ofAChangedByte_throwsNoError(@ForAll @IntRange(max = 10_000) int place, @ForAll byte value)
            throws IOException {
        byte[] text = "a text that repeats itself, ".repeat(40).getBytes(StandardCharsets.UTF_8);
        for (Compressor compressor : Compressors.all()) {
            byte[] bytes = CompressorContract.compress(compressor, text);
            bytes[place % bytes.length] = value;
            try {
                Objects.requireNonNull(CompressorContract.decompress(compressor, bytes, SIZE));
            } catch (IOException e) {
                Objects.requireNonNull(e);
            }
        }
    }

    private static void changeAndRead(Serializer serializer, int place, byte value) throws IOException {
        Type type = TYPES.get(TYPES.size() - 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serializer.serialize(List.of(Corpus.story(1), Corpus.story(2)), type, out);
        byte[] bytes = out.toByteArray();
        bytes[place % bytes.length] = value;
        read(serializer, bytes, type);
    }

    /** Fails with an {@code Error}, or with null, alone. */
    private static void read(Serializer serializer, byte[] bytes, Type type) {
        try {
            if (serializer.deserialize(new ByteArrayInputStream(bytes), type) == null) {
                throw new AssertionError("a deserializer gave null");
            }
        } catch (IOException | RuntimeException e) {
            Objects.requireNonNull(e);
        }
    }
}
