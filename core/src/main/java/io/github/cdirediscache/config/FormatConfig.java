package io.github.cdirediscache.config;

import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.config.Option.Inheritance;
import io.github.cdirediscache.internal.text.Quotes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How values are written. Whether serializers and compressors with these names exist is checked where they are looked
 * up.
 *
 * @param values the values of the options of this group
 */
public record FormatConfig(OptionValues values) {

    /** Option {@code serializer}. */
    public static final Option<String> SERIALIZER = Option.of("serializer", Types.word("name"))
            .byDefault("json")
            .within(Range.notBlank())
            .meaning("The serializer that writes values, by id or class name.");

    /** The prefix of the names of a serializer's own options. */
    private static final String PREFIX = SERIALIZER + ".";

    /** Option {@code serializer.accepts}. */
    public static final Option<List<String>> ACCEPTS = Option.of("serializer.accepts", Types.NAMES)
            .byDefault(List.of(), "none")
            .meaning(
                    "More serializers whose entries may be read. `binary` is never accepted unless it is named here or in `serializer`.");

    /** Option {@code serializer.verify}. */
    public static final Option<Verify> VERIFY = Option.of("serializer.verify", Types.choice(Verify.class))
            .byDefault(Verify.FIRST)
            .meaning("Which values are read back and compared before they are stored: see"
                    + " [Verification](serializers.md#verification).");

    /** The row of the reference for options that are not declared here. */
    static final Option<String> OTHER_SERIALIZER_OPTIONS =
            serializer("*", "none", "Any other option of the serializer: see [Inheritance](#inheritance).");

    /** Option {@code compressor}. */
    public static final Option<String> COMPRESSOR = Option.of("compressor", Types.word("name"))
            .byDefault("none")
            .within(Range.notBlank())
            .meaning("The compressor that writes values, by id or class name.");

    /** Option {@code compressor.level}. */
    public static final Option<Integer> COMPRESSOR_LEVEL = Option.of("compressor.level", Types.INTEGER)
            .withoutDefault("the compressor's")
            .meaning("The compression level, in the compressor's own scale.");

    /** Option {@code compressor.accepts}. */
    public static final Option<List<String>> COMPRESSOR_ACCEPTS = Option.of("compressor.accepts", Types.NAMES)
            .withoutDefault("every built-in one")
            .meaning("The compressors whose entries may be read, besides `compressor`. `none` for no other one.");

    /** Option {@code compressor.min-size}. */
    public static final Option<Integer> COMPRESSOR_MIN_SIZE = Option.of("compressor.min-size", Types.SIZE)
            .byDefault(1024)
            .within(Range.atLeast(0))
            .meaning("Minimum size to compress.");

    /** Option {@code max-value-size}. */
    public static final Option<Integer> MAX_VALUE_SIZE = Option.of("max-value-size", Types.SIZE)
            .byDefault(16_000_000)
            .within(Range.atLeast(1))
            .meaning("Maximum size of a value before it is compressed, and after it is decompressed.");

    /** The options of the built-in serializers; most apply to some of them only. */
    private static final List<Option<String>> OF_SERIALIZERS = List.of(
            serializer(
                    "allow",
                    "none",
                    "Packages and classes that `binary` may read besides the cache's value type and plain Java"
                            + " values."),
            serializer("max-depth", "`64`", "How deep the objects that `binary` reads may be nested, 1 to 1000."),
            serializer("version", "the newest", "The version of the format that `binary` writes."),
            serializer(
                    "binary-data",
                    "`base64`",
                    "How `json` writes bytes: `base64`, `base64url` or `bytes` (an array of numbers)."),
            serializer(
                    "date-format",
                    "ISO 8601",
                    "The pattern in which `json` writes dates and times, in the syntax of `DateTimeFormatter`."),
            serializer(
                    "mapping",
                    "`fields`",
                    "Which members `json`, `msgpack` and `yaml` map: `fields` of any visibility, or `accessors`, as"
                            + " JSON-B and Jackson do by default."),
            serializer("locale", "none", "The locale of that pattern, as a tag such as `de-CH`."),
            serializer(
                    "property-naming",
                    "`identity`",
                    "How `json`, `msgpack` and `yaml` name properties: `identity`, `lower-case-with-dashes`,"
                            + " `lower-case-with-underscores`, `upper-camel-case` or"
                            + " `upper-camel-case-with-spaces`."));

    static final OptionGroup GROUP = OptionGroup.of(SERIALIZER, ACCEPTS, VERIFY)
            .and(OF_SERIALIZERS)
            .and(List.of(
                    OTHER_SERIALIZER_OPTIONS,
                    COMPRESSOR,
                    COMPRESSOR_ACCEPTS,
                    COMPRESSOR_LEVEL,
                    COMPRESSOR_MIN_SIZE,
                    MAX_VALUE_SIZE))
            .obeying(FormatConfig::check);

    /**
     * Keeps the values of this group.
     *
     * @param values values of options
     */
    public FormatConfig {
        values = values.only(option -> GROUP.contains(option) || isOfSerializer(option));
    }

    private static void check(OptionValues values, Violations violations) {
        values.get(ACCEPTS).forEach(accepted -> violations.require(!accepted.isBlank(), ACCEPTS, "must not be empty"));
        values.find(COMPRESSOR_ACCEPTS)
                .orElse(List.of())
                .forEach(accepted -> violations.require(!accepted.isBlank(), COMPRESSOR_ACCEPTS, "must not be empty"));
    }

    /** An option that is passed to the serializer, which checks its range. */
    private static Option<String> serializer(String name, String defaultText, String meaning) {
        return Option.of(PREFIX + name, Types.TEXT)
                .withoutDefault(defaultText)
                .inherited(Inheritance.WITH_SERIALIZER)
                .meaning(meaning);
    }

    /** The option of a serializer that has a full name, declared or not. */
    static Optional<Option<String>> ofSerializer(String name) {
        return OF_SERIALIZERS.stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .or(() -> mayBeOfSerializer(name) ? Optional.of(undeclared(name)) : Optional.empty());
    }

    private static boolean mayBeOfSerializer(String name) {
        return name.startsWith(PREFIX)
                && !name.substring(PREFIX.length()).isBlank()
                && !name.equals(ACCEPTS.name())
                && !name.equals(VERIFY.name());
    }

    /** Its meaning is not known here, so it may be a secret. */
    private static Option<String> undeclared(String name) {
        return Option.of(name, Types.TEXT)
                .secret()
                .inherited(Inheritance.WITH_SERIALIZER)
                .meaning(OTHER_SERIALIZER_OPTIONS.meaning());
    }

    private static boolean isOfSerializer(Option<?> option) {
        return option.inheritance() == Inheritance.WITH_SERIALIZER;
    }

    /** {@return the serializer that writes values, by id or class name} */
    public String serializer() {
        return values.get(SERIALIZER);
    }

    /** {@return more serializers whose entries may be read} */
    public List<String> accepts() {
        return values.get(ACCEPTS);
    }

    /**
     * {@return the options that are passed to the serializer: the options {@code serializer.<name>} by name; sorted}
     */
    public Map<String, String> serializerOptions() {
        Map<String, String> options = new TreeMap<>();
        values.changed().stream()
                .filter(FormatConfig::isOfSerializer)
                .forEach(option ->
                        options.put(option.name().substring(PREFIX.length()), String.valueOf(values.get(option))));
        return Collections.unmodifiableMap(options);
    }

    /** {@return which values are read back and compared before they are stored} */
    public Verify verify() {
        return values.get(VERIFY);
    }

    /** {@return the compressor that writes values, by id or class name} */
    public String compressor() {
        return values.get(COMPRESSOR);
    }

    /** {@return the compressors whose entries may be read besides; empty for every built-in one} */
    public Optional<List<String>> compressorAccepts() {
        return values.find(COMPRESSOR_ACCEPTS);
    }

    /** {@return the compression level, in the compressor's own scale; empty for its default} */
    public OptionalInt compressorLevel() {
        return values.find(COMPRESSOR_LEVEL).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** {@return the minimum size to compress, in bytes} */
    public int compressorMinSize() {
        return values.get(COMPRESSOR_MIN_SIZE);
    }

    /** {@return the maximum size of a value before it is compressed and after it is decompressed, in bytes} */
    public int maxValueSize() {
        return values.get(MAX_VALUE_SIZE);
    }

    /**
     * Sets these options.
     *
     * @param <B> the builder
     */
    public interface Setters<B> extends OptionSetters<B> {

        /**
         * Sets {@code serializer}.
         *
         * @param value the serializer to write with: an id such as {@code json}, or a class name
         * @return this builder
         */
        default B serializer(String value) {
            return set(SERIALIZER, value);
        }

        /**
         * Sets {@code serializer.accepts}.
         *
         * @param value ids or class names of more serializers that may be read with
         * @return this builder
         */
        default B serializerAccepts(String... value) {
            return set(ACCEPTS, List.of(value));
        }

        /**
         * Sets {@code serializer.verify}.
         *
         * @param value which values are read back and compared before they are stored
         * @return this builder
         */
        default B serializerVerify(Verify value) {
            return set(VERIFY, value);
        }

        /**
         * Sets one option that the serializer itself understands.
         *
         * @param option the option's name, without {@code serializer.} before it
         * @param value its value
         * @return this builder
         * @throws IllegalArgumentException if this is no option of serializers, but about them
         */
        default B serializerOption(String option, String value) {
            Option<String> own = ofSerializer(PREFIX + option)
                    .orElseThrow(() -> new IllegalArgumentException(
                            Quotes.quoted(option) + " is not an option that a serializer can have"));
            return set(own, value);
        }

        /**
         * Sets {@code compressor}.
         *
         * @param value the compressor to write with: an id such as {@code zlib}, or a class name
         * @return this builder
         */
        default B compressor(String value) {
            return set(COMPRESSOR, value);
        }

        /**
         * Sets {@code compressor.accepts}.
         *
         * @param value ids or class names of the compressors whose entries may be read besides; {@code none} for no
         *     other one
         * @return this builder
         */
        default B compressorAccepts(String... value) {
            return set(COMPRESSOR_ACCEPTS, List.of(value));
        }

        /**
         * Sets {@code compressor.level}.
         *
         * @param value how hard the compressor tries, in its own scale
         * @return this builder
         */
        default B compressorLevel(int value) {
            return set(COMPRESSOR_LEVEL, value);
        }

        /**
         * Sets {@code compressor.min-size}.
         *
         * @param value minimum size to compress, in bytes, 0 or more
         * @return this builder
         */
        default B compressorMinSize(int value) {
            return set(COMPRESSOR_MIN_SIZE, value);
        }

        /**
         * Sets {@code max-value-size}.
         *
         * @param value maximum size of a value, also when it is decompressed, in bytes, 1 or more
         * @return this builder
         */
        default B maxValueSize(int value) {
            return set(MAX_VALUE_SIZE, value);
        }
    }
}
