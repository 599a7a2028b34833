package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.json.JsonSerializer;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
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

    @Provide
    Arbitrary<Type> types() {
        return Arbitraries.of(HostileBytes.TYPES);
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

    @Property(tries = 2000)
    void json_ofRandomBytes_throwsNoError(@ForAll byte[] bytes, @ForAll("types") Type type) {
        HostileBytes.read(JSON, bytes, type);
    }

    @Property(tries = 5000)
    void json_ofNearlyJson_throwsNoError(@ForAll("nearlyJson") String text, @ForAll("types") Type type) {
        HostileBytes.read(JSON, text.getBytes(StandardCharsets.UTF_8), type);
    }

    @Property(tries = 3000)
    void json_ofAChangedByte_throwsNoError(@ForAll @IntRange(max = 10_000) int place, @ForAll byte value)
            throws IOException {
        HostileBytes.changeAndRead(JSON, place, value);
    }

    @Property(tries = 2000)
    void binary_ofRandomBytes_throwsNoError(@ForAll byte[] bytes, @ForAll("types") Type type) {
        byte[] stream = new byte[bytes.length + 8];
        System.arraycopy(new byte[] {0, 0, 0, 1, (byte) 0xac, (byte) 0xed, 0, 5}, 0, stream, 0, 8);
        System.arraycopy(bytes, 0, stream, 8, bytes.length);
        HostileBytes.read(BINARY, bytes, type);
        HostileBytes.read(BINARY, stream, type);
    }

    @Property(tries = 10_000)
    void binary_ofAChangedByte_throwsNoError(@ForAll @IntRange(max = 10_000) int place, @ForAll byte value)
            throws IOException {
        HostileBytes.changeAndRead(BINARY, place, value);
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
}
