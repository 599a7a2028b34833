package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.Serializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    /** A serializer of the application's. */
    public static class Reverse implements Serializer, AutoCloseable {
        private final String id;
        private boolean closed;

        /** For its name. */
        public Reverse() {
            this("reverse");
        }

        Reverse(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void serialize(Object value, Type type, OutputStream out) throws IOException {
            out.write(new StringBuilder(value.toString()).reverse().toString().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Object deserialize(InputStream in, Type type) throws IOException {
            return new StringBuilder(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .reverse()
                    .toString();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** One that takes options, and that fails to close. */
    public static final class WithOptions extends Reverse {
        private final Map<String, String> options;

        /** For its name. */
        public WithOptions(Map<String, String> options) {
            super("with-options");
            this.options = options;
            if (options.containsKey("fail")) {
                throw new IllegalArgumentException("serializer.fail is set");
            }
        }

        @Override
        public void close() {
            throw new IllegalStateException("can't");
        }
    }

    /** A compressor of the application's. */
    public static final class WithLevel implements Compressor {
        private final OptionalInt level;

        /** For its name. */
        public WithLevel(OptionalInt level) {
            this.level = level;
        }

        @Override
        public String id() {
            return "with-level";
        }

        @Override
        public OutputStream compress(OutputStream out) {
            return out;
        }

        @Override
        public InputStream decompress(InputStream in) {
            return in;
        }
    }

    /** Has no public constructor. */
    public static final class Hidden extends Reverse {
        Hidden() {}
    }

    private static Formats serializers(
            String serializer, Map<String, String> options, List<String> accepts, Collection<Serializer> custom) {
        return Formats.of(serializer, options, accepts, "none", OptionalInt.empty(), 1000, custom, List.of());
    }

    private static Formats serializer(String serializer, Serializer... custom) {
        return serializers(serializer, Map.of(), List.of(), List.of(custom));
    }

    private static Formats compressor(String compressor, OptionalInt level, Compressor... custom) {
        return Formats.of("json", Map.of(), List.of(), compressor, level, 1000, List.of(), List.of(custom));
    }

    @Test
    void S10_serializer_byItsId_isTheOneToWriteWith() {
        assertThat(serializer("json").serializer()).isInstanceOf(JsonbSerializer.class);
        assertThat(serializer("binary").serializer()).isInstanceOf(BinarySerializer.class);
        Reverse reverse = new Reverse();
        assertThat(serializer("reverse", reverse).serializer()).isSameAs(reverse);
        assertThat(serializer(Reverse.class.getName()).serializer()).isExactlyInstanceOf(Reverse.class);
    }

    @Test
    void S10_acceptedSerializer_ofAnyOther_isEmpty() {
        Formats formats = serializer("json", new Reverse());

        assertThat(formats.acceptedSerializer("json")).containsSame(formats.serializer());
        assertThat(formats.acceptedSerializer("binary")).isEmpty();
        assertThat(formats.acceptedSerializer("msgpack")).isEmpty();
        assertThat(formats.acceptedSerializer("yaml")).isEmpty();
        assertThat(formats.acceptedSerializer("reverse")).isEmpty();
        assertThat(formats.acceptedSerializer("")).isEmpty();
        assertThat(formats.acceptedSerializer(Reverse.class.getName())).isEmpty();
        assertThat(serializer("binary").acceptedSerializer("json")).isEmpty();
    }

    @Test
    void S10_acceptedSerializer_ofThoseThatAreNamed_isThem() {
        Formats formats = serializers(
                "json",
                Map.of(),
                List.of("binary", "json", Reverse.class.getName(), Reverse.class.getName()),
                List.of());

        assertThat(formats.acceptedSerializer("json")).containsSame(formats.serializer());
        assertThat(formats.acceptedSerializer("binary")).containsInstanceOf(BinarySerializer.class);
        assertThat(formats.acceptedSerializer("reverse")).containsInstanceOf(Reverse.class);
    }

    @Test
    void S12_options_ofASerializer_reachIt() throws IOException {
        Formats formats =
                serializers("json", Map.of("property-naming", "upper-camel-case"), List.of("binary"), List.of());

        assertThat(SerializerContract.write(formats.serializer(), new Corpus.Point(1, 2), Corpus.Point.class))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"X\":1,\"Y\":2}");
    }

    @Test
    void S12_options_ofASerializerGivenAsAClass_reachItAll() {
        Formats formats = serializers(
                WithOptions.class.getName(), Map.of("own", "1", "allow", "a"), List.of("binary"), List.of());

        assertThat(((WithOptions) formats.serializer()).options).isEqualTo(Map.of("own", "1", "allow", "a"));
    }

    @Test
    void S12_options_ofASerializerThatIsNotUsed_areIgnored() {
        assertThatCode(() -> serializers("json", Map.of("allow", "com.example", "version", "1"), List.of(), List.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void S12_options_thatNobodyReads_throwIllegalArgumentException() {
        assertThatThrownBy(() -> serializers("json", Map.of("alow", "com.example"), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "serializer.alow is no option of binary, json, msgpack or yaml; known are allow, binary-data, date-format,"
                                + " locale, mapping, max-depth, property-naming, version; did you mean allow?");
        assertThatThrownBy(() -> serializers("binary", Map.of("version", "7"), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("serializer.version must be 1, was 7");
    }

    @ParameterizedTest
    @CsvSource({
        "jsno, '; did you mean json?'",
        "JSON, '; did you mean json?'",
        "binry, '; did you mean binary?'",
        "revers, '; did you mean reverse?'",
        "msgpak, '; did you mean msgpack?'",
        "yml, '; did you mean yaml?'",
        "pickle, ''"
    })
    void S47_serializer_unknown_listsTheKnownOnes(String name, String suggestion) {
        assertThatThrownBy(() -> serializer(name, new Reverse()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "serializer must be one of binary, json, msgpack, reverse, yaml or the name of a class, was "
                                + name + suggestion);
        assertThatThrownBy(() -> serializers("json", Map.of(), List.of(name), List.of(new Reverse())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("serializer.accepts must be one of binary, json, msgpack, reverse, yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.None, must name a class on the class path",
        "java.lang.String, must name a io.github.cdirediscache.format.Serializer",
        "io.github.cdirediscache.internal.format.FormatsTest$Hidden, must name a public class with a public constructor",
        "io.github.cdirediscache.format.Serializer, must name a public class with a public constructor"
    })
    void S47_serializer_ofAClassThatIsNone_throwsIllegalArgumentException(String name, String rule) {
        assertThatThrownBy(() -> serializer(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule)
                .hasMessageContaining("was " + name);
    }

    @Test
    void S47_serializer_ofAClassThatFails_saysWhy() {
        assertThatThrownBy(() -> serializers(WithOptions.class.getName(), Map.of("fail", ""), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WithOptions")
                .hasMessageContaining("serializer.fail is set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UPPER", "with space", "a_b", "123456789012345678901234567890123", "ü"})
    void id_malformed_throwsIllegalArgumentException(String id) {
        assertThatThrownBy(() -> serializer("json", new Reverse(id)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be 1 to 32 characters of a-z, 0-9 and -, was \"" + id + "\"");
    }

    @Test
    void id_taken_throwsIllegalArgumentException() {
        assertThatThrownBy(() -> serializer("json", new Reverse("json")))
                .hasMessageContaining("must not be taken, was json");
        assertThatThrownBy(() -> serializer("json", new Reverse(), new Reverse()))
                .hasMessageContaining("was reverse");
        assertThatThrownBy(() -> serializer(Reverse.class.getName(), new Reverse()))
                .hasMessageContaining("was reverse");
    }

    @Test
    void S13_compressor_byItsId_isTheOneToWriteWith() {
        assertThat(compressor("none", OptionalInt.empty()).compressor()).isSameAs(Compressors.none());
        assertThat(compressor("zlib", OptionalInt.of(9)).compressor().id()).isEqualTo("zlib");
        for (String id : List.of("gzip", "bzip2", "zstd", "lz4")) {
            assertThat(compressor(id, OptionalInt.of(2)).compressor().id()).isEqualTo(id);
        }
        Formats formats = compressor(WithLevel.class.getName(), OptionalInt.of(19));
        assertThat(((WithLevel) formats.compressor()).level).hasValue(19);
        assertThat(formats.acceptedCompressor("with-level")).containsSame(formats.compressor());
    }

    @Test
    void S13_acceptedCompressor_ofOurs_isAlwaysThere() {
        Formats formats = compressor("none", OptionalInt.of(99), new WithLevel(OptionalInt.empty()));

        for (String id : List.of("none", "zlib", "gzip", "bzip2", "zstd", "lz4")) {
            assertThat(formats.acceptedCompressor(id))
                    .get()
                    .extracting(Compressor::id)
                    .isEqualTo(id);
        }
        assertThat(formats.acceptedCompressor("with-level")).isEmpty();
        assertThat(formats.acceptedCompressor("lzma")).isEmpty();
    }

    private static Formats accepting(String compressor, String... others) {
        return Formats.of(
                "json",
                Map.of(),
                List.of(),
                compressor,
                Optional.of(List.of(others)),
                OptionalInt.of(9),
                1000,
                List.of(),
                List.of());
    }

    @Test
    void acceptedCompressor_ofSomeThatAreNamed_isOneOfThese() {
        Formats formats = accepting("zlib", "lz4", WithLevel.class.getName());

        assertThat(formats.acceptedCompressor("zlib")).containsSame(formats.compressor());
        assertThat(formats.acceptedCompressor("lz4")).isPresent();
        assertThat(formats.acceptedCompressor("with-level")).isPresent();
        for (String id : List.of("gzip", "bzip2", "zstd")) {
            assertThat(formats.acceptedCompressor(id)).isEmpty();
        }
        assertThat(accepting("gzip", "none").acceptedCompressor("zlib")).isEmpty();
        assertThat(accepting("gzip", "none").acceptedCompressor("gzip")).isPresent();
    }

    @Test
    void acceptedCompressor_unknown_throwsIllegalArgumentException() {
        assertThatThrownBy(() -> accepting("none", "zilb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("compressor.accepts must be one of bzip2, gzip, lz4, none, zlib, zstd")
                .hasMessageEndingWith("did you mean zlib?");
    }

    @Test
    void S47_compressor_unknownOrWithABadLevel_throwsIllegalArgumentException() {
        assertThatThrownBy(() -> compressor("zilb", OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "compressor must be one of bzip2, gzip, lz4, none, zlib, zstd or the name of a class, was zilb; did you mean zlib?");
        assertThatThrownBy(() -> compressor("gzp", OptionalInt.empty())).hasMessageEndingWith("; did you mean gzip?");
        assertThatThrownBy(() -> compressor("gzip", OptionalInt.of(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("compressor.level must be from -1 to 9, was 10 (compressor gzip)");
    }

    @Test
    void of_withoutAPositiveSize_throwsIllegalArgumentException() {
        assertThatThrownBy(() ->
                        Formats.of("json", Map.of(), List.of(), "none", OptionalInt.empty(), 0, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-value-size must be positive, was 0");
    }

    @Test
    void close_always_closesWhatItMadeAndNothingElse() {
        Reverse custom = new Reverse("custom");
        Formats formats = serializers(
                "custom", Map.of(), List.of(WithOptions.class.getName(), Reverse.class.getName()), List.of(custom));

        assertThatThrownBy(formats::close)
                .isInstanceOf(IllegalStateException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(formats.acceptedSerializer("reverse"))
                .get()
                .extracting("closed")
                .isEqualTo(true);
        assertThat(custom.closed).isFalse();
    }

    @Test
    void close_ofJson_closesIt() {
        Formats formats = serializer("json");
        formats.close();

        assertThatThrownBy(() -> SerializerContract.write(formats.serializer(), "x", String.class))
                .isInstanceOf(IllegalStateException.class);
    }
}
