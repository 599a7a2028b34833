package io.github.cdirediscache.internal.jackson;

import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.format.HostileBytes;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Bytes from outside never give more than an exception: no error, no endless loop. */
class HostileBytesTest {

    private static final Serializer MSGPACK = new MsgpackSerializer(Map.of());
    private static final Serializer YAML = new YamlSerializer(Map.of());

    @Provide
    Arbitrary<Type> types() {
        return Arbitraries.of(HostileBytes.TYPES);
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

    @Property(tries = 10_000)
    void msgpack_ofRandomBytes_throwsNoError(@ForAll byte[] bytes, @ForAll("types") Type type) {
        HostileBytes.read(MSGPACK, bytes, type);
    }

    @Property(tries = 10_000)
    void msgpack_ofAChangedByte_throwsNoError(@ForAll @IntRange(max = 10_000) int place, @ForAll byte value)
            throws IOException {
        HostileBytes.changeAndRead(MSGPACK, place, value);
    }

    @Property(tries = 2000)
    void yaml_ofRandomBytes_throwsNoError(@ForAll byte[] bytes, @ForAll("types") Type type) {
        HostileBytes.read(YAML, bytes, type);
    }

    @Property(tries = 5000)
    void yaml_ofNearlyYaml_throwsNoError(@ForAll("nearlyYaml") String text, @ForAll("types") Type type) {
        HostileBytes.read(YAML, text.getBytes(StandardCharsets.UTF_8), type);
    }

    @Property(tries = 3000)
    void yaml_ofAChangedByte_throwsNoError(@ForAll @IntRange(max = 10_000) int place, @ForAll byte value)
            throws IOException {
        HostileBytes.changeAndRead(YAML, place, value);
    }
}
