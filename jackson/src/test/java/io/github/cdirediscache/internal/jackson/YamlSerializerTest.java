package io.github.cdirediscache.internal.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.format.Corpus;
import io.github.cdirediscache.internal.format.SerializerContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlSerializerTest extends JacksonContract {

    private static final Serializer YAML = new YamlSerializer(Map.of());

    @Override
    protected Serializer serializer() {
        return YAML;
    }

    @Override
    Serializer serializer(Map<String, String> options) {
        return new YamlSerializer(options);
    }

    @Override
    String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    byte[] nothing() {
        return bytes("null");
    }

    private static byte[] bytes(String yaml) {
        return (yaml + "\n...\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Object parse(String yaml, Type type) throws IOException {
        return read(YAML, bytes(yaml), type);
    }

    @Test
    void S10_serialize_ofARecord_writesTheTextOfTheFirstRelease() throws IOException {
        byte[] bytes = write(
                YAML,
                new Corpus.Drawing(new Corpus.Circle(1.5), List.of(), Map.of(Corpus.Color.RED, new Corpus.Square(2))),
                Corpus.Drawing.class);

        assertThat(text(bytes)).isEqualTo("""
                frame:
                  "@type": "circle"
                  radius: 1.5
                shapes: []
                byColor:
                  RED:
                    "@type": "square"
                    side: 2.0
                ...
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1/\"]]]]",
                "!!java.lang.ProcessBuilder {}",
                "!<tag:yaml.org,2002:java.io.File> \"/tmp\"",
                "!foo \"a\"",
                "! \"a\"",
                "!!str a",
                "!!int 1",
                "!!set {a}",
                "!!omap []",
                "!!timestamp 2001-01-01",
                "a: !foo {}",
                "!foo a: 1",
                "- !foo []",
                "%TAG ! tag:example.com,2026:\n---\n!foo a",
                "? !foo a\n: 1"
            })
    void S10_deserialize_ofATag_throwsIOException(String yaml) {
        assertThatThrownBy(() -> parse(yaml, Object.class))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("YAML must have no tags");
        for (Type type : List.of(String.class, Map.class, List.class, Corpus.Shape.class)) {
            assertThatThrownBy(() -> parse(yaml, type)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void S10_deserialize_ofTheTagOfBytes_takesTheseAlone() throws IOException {
        assertThat(parse("!!binary \"AQ==\"", byte[].class)).isEqualTo(new byte[] {1});
        assertThatThrownBy(() -> parse("!!binary [1]", List.class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parse("!!binary \"\u00fc\"", byte[].class)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"- &a x\n- *a", "a: &a [1]\nb: *a", "&a {b: 1}", "- &a [*a]", "&k a: 1", "*a : 1"})
    void deserialize_ofAnAliasOrAnchor_throwsIOException(String yaml) {
        assertThatThrownBy(() -> parse(yaml, Object.class))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("YAML must have no aliases and anchors");
    }

    @Test
    void deserialize_ofABillionLaughs_throwsIOException() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 64; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s, %s]\n".formatted(i, i, before, before));
        }

        assertThatThrownBy(() -> parse(bomb.toString(), Object.class)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes", "on", "True", "~", "", "010", "0x1F", "0b1", "1_000", "+1", ".5", "1.", "+1.0", "0o17", "Null",
                "1:30", "1_0.5"
            })
    void S22_deserialize_ofAWordThatIsWrittenDifferently_givesTextOrThrows(String word) {
        for (Type type : List.of(Object.class, int.class, double.class, boolean.class)) {
            try {
                assertThat(parse("- " + word, List.class)).isEqualTo(List.of(word));
            } catch (IOException e) {
                assertThat(e).isNotNull();
            }
            assertThatThrownBy(() -> parse(word, type == Object.class ? Long.class : type))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, -1", "1.5, 1.5", "4.9E-324, 4.9E-324", "1.0E10, 1.0E10", "true, true", "'\"010\"', 010"})
    void S22_deserialize_ofWhatIsWritten_readsIt(String word, String expected) throws IOException {
        assertThat(parse(word, Object.class)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "- a", "a: 1", "\"a\"", "a: 1\n---\nb: 2", "---\na: 1\n---\nb: 2\n..."})
    void deserialize_withoutTheEndMarker_throwsIOException(String yaml) {
        assertThatThrownBy(() -> read(YAML, yaml.getBytes(StandardCharsets.UTF_8), Object.class))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n...\n---\nb",
                "a\n...\nb",
                "a\n---\nb",
                "a: 1\na: 2",
                "[",
                "{",
                "\"",
                "a: b: c",
                "@",
                "`",
                "\t a",
                "a\n...\n%YAML 1.1\n---\nb",
                "[1,2]x"
            })
    void deserialize_ofSeveralOrBrokenDocuments_throwsIOException(String yaml) {
        assertThatThrownBy(() -> parse(yaml, Map.class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parse(yaml, List.class)).isInstanceOf(IOException.class);
    }

    @Test
    void deserialize_ofMergeKeys_mergesNothing() throws IOException {
        assertThat(parse("<<: {a: 1}\nb: 2", Map.class)).isEqualTo(Map.of("<<", Map.of("a", 1), "b", 2));
    }

    @Test
    void deserialize_ofDeepNesting_throwsIOException() {
        assertThatThrownBy(() -> parse("[".repeat(100_000), Object.class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parse("- ".repeat(5_000) + "a", Object.class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parse("{a: ".repeat(201) + "1" + "}".repeat(201), Object.class))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parse("[".repeat(201) + "]".repeat(201), Object.class))
                .isInstanceOf(IOException.class);
        assertThatCode(() -> parse("[".repeat(200) + "]".repeat(200), Object.class))
                .doesNotThrowAnyException();
    }

    @Test
    void deserialize_ofMoreThanAMillionListsAndMaps_throwsIOException() {
        assertThatThrownBy(() -> parse("[" + "{},[],".repeat(ContainerLimit.MAX / 2) + "1]", List.class))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("YAML must have at most 1000000 arrays and objects, had more");
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "1.5", "0"})
    void deserialize_ofANumberAsATime_throwsIOException(String number) {
        for (Type type : List.of(Instant.class, Duration.class, ZonedDateTime.class)) {
            assertThatThrownBy(() -> parse(number, type)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void deserialize_ofMalformedUtf8_throwsIOException() {
        byte[] bytes = bytes("\"aa\"");
        bytes[1] = (byte) 0xc3;
        assertThatThrownBy(() -> read(YAML, bytes, String.class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(YAML, "\"x\"\n...".getBytes(StandardCharsets.UTF_16LE), String.class))
                .isInstanceOf(IOException.class);
    }

    /** Those that are short, as its parser is slow. */
    protected static Stream<Corpus.Sample> cuttable() {
        return SerializerContract.cuttable().filter(sample -> {
            try {
                return write(YAML, sample.value(), sample.type()).length < 300;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("cuttable")
    void deserialize_ofTruncatedBytes_neverGivesAShorterValue(Corpus.Sample sample) throws IOException {
        byte[] bytes = write(YAML, sample.value(), sample.type());

        // What is cut off last is the end of the marker's line.
        for (int length = 0; length < bytes.length - 1; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(YAML, cut, sample.type())).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "null",
                "~",
                "true",
                "1",
                "1.0",
                "",
                " ",
                "- a",
                "a: b",
                "#",
                "&a",
                "*a",
                "!a",
                "...",
                "---",
                "\n",
                "\r\n",
                "\t",
                "\u0085",
                "\u2028",
                "\ufeff",
                "\uffff",
                "\u0007",
                "=",
                "<<",
                "2001-01-01",
                "0x10",
                "%a",
                "@",
                "`"
            })
    void S48_roundTrip_ofTextsThatMeanSomething_givesThemAsTextAndAsKey(String text) throws IOException {
        assertThat(read(YAML, write(YAML, text, Object.class), Object.class)).isEqualTo(text);
        assertThat(read(YAML, write(YAML, Map.of(text, text), Map.class), Map.class))
                .isEqualTo(Map.of(text, text));
    }
}
