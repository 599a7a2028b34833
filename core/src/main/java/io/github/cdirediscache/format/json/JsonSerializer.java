package io.github.cdirediscache.format.json;

import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.format.JsonbSerializer;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Map;

/**
 * JSON in UTF-8 by Jakarta JSON-B: the serializer {@code json}. Payloads contain no class names: only the declared type
 * decides which objects are read. Thread-safe.
 *
 * <p>Options ({@code serializer.*}):
 *
 * <table>
 * <caption>Options</caption>
 * <tr><th>name</th><th>value</th><th>default</th></tr>
 * <tr><td>{@code binary-data}</td><td>how {@code byte[]} is written: {@code base64}, {@code base64url}, {@code bytes}
 * (an array of numbers)</td><td>{@code base64}</td></tr>
 * <tr><td>{@code date-format}</td><td>a pattern of {@link java.time.format.DateTimeFormatter} for all dates and
 * times; what it leaves out is lost</td><td>ISO 8601</td></tr>
 * <tr><td>{@code locale}</td><td>a BCP 47 tag, for {@code date-format}</td><td>the root locale</td></tr>
 * <tr><td>{@code mapping}</td><td>{@code fields}: the fields of a class, of any visibility; {@code accessors}: the
 * defaults of JSON-B</td><td>{@code fields}</td></tr>
 * <tr><td>{@code property-naming}</td><td>{@code identity}, {@code lower-case-with-dashes},
 * {@code lower-case-with-underscores}, {@code upper-camel-case}, {@code upper-camel-case-with-spaces}</td>
 * <td>{@code identity}</td></tr>
 * </table>
 *
 * <p>What round-trips, with Yasson 3.0:
 *
 * <table>
 * <caption>Types</caption>
 * <tr><th>type</th><th>as a value and within one</th></tr>
 * <tr><td>records, generic ones too; classes with a public or protected no-argument constructor, by
 * their fields</td><td>yes, if
 * they are public. An entry that lacks a component of a record (it is older than the component) is corrupt; a property
 * that a class does not have is ignored, and one that the entry lacks keeps its initial value</td></tr>
 * <tr><td>sealed and other polymorphic types</td><td>with {@code @JsonbTypeInfo}</td></tr>
 * <tr><td>{@code String}, {@code char}, {@code boolean}, numbers, enums, {@code UUID}, {@code URI},
 * {@code Currency}, {@code Locale}, {@code BitSet}, {@code Date} and the dates of {@code java.sql}, {@code Calendar},
 * {@code TimeZone}, {@code XMLGregorianCalendar}</td><td>yes. Not NaN, not infinite, not a lone
 * surrogate: these fail when written</td></tr>
 * <tr><td>{@code java.time}</td><td>yes</td></tr>
 * <tr><td>{@code Optional} and its kin</td><td>yes, but an empty one in a collection comes back as what JSON's null
 * is there: {@code Optional.empty()}</td></tr>
 * <tr><td>{@code List}, {@code Set}, {@code SortedSet}, {@code Collection}, {@code Queue}, {@code Deque}</td>
 * <td>yes; the class of the collection is not kept</td></tr>
 * <tr><td>arrays</td><td>yes, of generic types too ({@code List<Story>[]})</td></tr>
 * <tr><td>{@code Map} with keys that are strings, numbers, booleans, enums, dates, {@code UUID}</td><td>yes, as
 * an object; a null key becomes the text {@code null}</td></tr>
 * <tr><td>{@code Map} with records as keys</td><td>yes, as an array of entries</td></tr>
 * <tr><td>{@code Object}, {@code Number}</td><td>strings, booleans, maps and lists; a number comes back as an
 * {@code Integer}, a {@code Long} if it is too large for that, a {@code BigInteger} beyond, or a {@code Double} if that has
 * the same text; where a class has a field of such a type, as a {@code BigDecimal}</td></tr>
 * <tr><td>{@code EnumMap} (declare a {@code Map}), {@code Map.Entry}, {@code Iterable}, {@code AtomicInteger},
 * {@code AtomicLong}, a {@code Path} that is not within a record, types that are not public</td><td>no</td></tr>
 * </table>
 *
 * <p>A text that is nested more than 200 deep, has more than 1,000,000 arrays and objects, or has a number of more than
 * 10,000 characters, is not read; nor is a text or name of more than 10,000 characters that begins as a number does,
 * unless the declared type is one of texts alone.
 */
public final class JsonSerializer implements Serializer, AutoCloseable {

    private final JsonbSerializer serializer;

    /**
     * A serializer with the default options.
     *
     * @throws IllegalArgumentException if there is no JSON-B provider on the class path
     */
    public JsonSerializer() {
        this(Map.of());
    }

    /**
     * A serializer with options. The thread's context class loader is asked for the JSON-B provider now; the
     * {@code Jsonb} is built when it is first used.
     *
     * @param options the options, named without {@code serializer.}
     * @throws IllegalArgumentException if an option is unknown or has a bad value, or if there is no JSON-B provider on
     *     the class path
     */
    public JsonSerializer(Map<String, String> options) {
        this.serializer = new JsonbSerializer(options);
    }

    /**
     * A serializer with the usual id that uses the given {@code Jsonb}: see {@link #JsonSerializer(String, Jsonb)}.
     *
     * @param jsonb reads and writes; thread-safe; {@link #close} leaves it open
     */
    public JsonSerializer(Jsonb jsonb) {
        this(JsonbSerializer.ID, jsonb);
    }

    /**
     * A serializer with its own id that uses the given {@code Jsonb}, so that it can be registered in addition to the
     * built-in one. Start from {@link #defaultConfig}: verification refuses values that the JSON-B defaults do not
     * write or read completely.
     *
     * @param id stands in each entry's header; see {@link Serializer#id}
     * @param jsonb reads and writes; thread-safe; {@link #close} leaves it open
     */
    public JsonSerializer(String id, Jsonb jsonb) {
        this.serializer = new JsonbSerializer(id, jsonb);
    }

    /**
     * The configuration of {@code json} with its default options, to be added to: it maps fields, writes nulls, requires
     * the parameters of creators, and has adapters for classes of the JDK.
     *
     * @return a new configuration
     */
    public static JsonbConfig defaultConfig() {
        return JsonbSerializer.defaultConfig();
    }

    @Override
    public String id() {
        return serializer.id();
    }

    @Override
    public void serialize(Object value, Type type, OutputStream out) throws IOException {
        serializer.serialize(value, type, out);
    }

    @Override
    public Object deserialize(InputStream in, Type type) throws IOException {
        return serializer.deserialize(in, type);
    }

    /**
     * Closes the {@code Jsonb} that this serializer has built. It can't be used any more then.
     *
     * @throws IOException if the provider fails
     */
    @Override
    public void close() throws IOException {
        serializer.close();
    }
}
