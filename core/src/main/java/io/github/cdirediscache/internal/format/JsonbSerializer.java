package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.time.Effort;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import java.io.Closeable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The serializer {@code json}: JSON in UTF-8 by Jakarta JSON-B. What it does is said at {@link io.github.cdirediscache.format.json.JsonSerializer}. Thread-safe. */
public final class JsonbSerializer implements Serializer, AutoCloseable {

    /** The name in the headers of entries. */
    public static final String ID = "json";

    /** A list of empty lists, three bytes each, takes a hundred. */
    private static final int MEMORY_PER_BYTE = 160;

    private final Supplier<Jsonb> jsonb;
    private final Closeable owned;

    /** What stands for a declared type when it is read; there are as many as the application declares. */
    private final Map<Type, Type> readAs = new ConcurrentHashMap<>();

    private final String id;

    /** A user's own {@code Jsonb} may write a date as an array; ours never does. */
    private final boolean scalarsAreScalars;

    /**
     * A serializer with options. The thread's context class loader is asked for the JSON-B provider now; the
     * {@code Jsonb} is built when it is first used.
     *
     * @param options the options, named without {@code serializer.}
     * @throws IllegalArgumentException if an option is unknown or has a bad value, or if there is no JSON-B provider on
     *     the class path
     */
    public JsonbSerializer(Map<String, String> options) {
        LazyJsonb lazy = new LazyJsonb(JsonOptions.read(options));
        this.jsonb = lazy::get;
        this.owned = lazy;
        this.id = ID;
        this.scalarsAreScalars = true;
    }

    /**
     * A serializer with its own id that uses the given {@code Jsonb}, so that it can be registered in addition to the
     * built-in one. Start from {@link #defaultConfig}: verification refuses values that the JSON-B defaults do not
     * write or read completely.
     *
     * @param id stands in each entry's header; see {@link Serializer#id}
     * @param jsonb reads and writes; thread-safe; {@link #close} leaves it open
     */
    public JsonbSerializer(String id, Jsonb jsonb) {
        this.jsonb = () -> jsonb;
        this.owned = () -> {};
        this.id = id;
        this.scalarsAreScalars = false;
    }

    /**
     * What {@code json} has by default.
     *
     * @return a new configuration
     */
    public static JsonbConfig defaultConfig() {
        return JsonOptions.read(Map.of());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void serialize(Object value, Type type, OutputStream out) throws IOException {
        // The encoder reports a lone surrogate, where a stream given to JSON-B would silently make it a question mark.
        Jsonb writing = jsonb.get();
        Writer writer = new Unclosed(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
        try {
            // Without the type: with it, Yasson writes {} for an interface and for Object.
            writing.toJson(value, writer);
            writer.flush();
        } catch (RuntimeException e) {
            // JSON-B's own exception, or one of JSON-P, which is not on every class path.
            throw new IOException("JSON-B can't write a " + value.getClass().getName(), e);
        } catch (StackOverflowError e) {
            throw new IOException(value.getClass().getName() + " must be nested less deep, or has a cycle", e);
        }
    }

    @Override
    public Object deserialize(InputStream in, Type type) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(in.readAllBytes()))
                .toString();
        char first = JsonSyntax.check(text, !JsonScalars.isOfTexts(type));
        if (scalarsAreScalars && !JsonScalars.isOfKind(text, first, type)) {
            // Yasson would take the first element of an array, the first letter of a text, or false for one.
            throw new IOException("JSON of " + type.getTypeName() + " must be what is written for one");
        }
        Object value = read(text, type);
        if (value == null) {
            throw new IOException("JSON of " + type.getTypeName() + " must not be null");
        }
        if (scalarsAreScalars && value instanceof Character && !isOneCharacter(text)) {
            throw new IOException("JSON of " + type.getTypeName() + " must be a text of one character");
        }
        return value;
    }

    private Type readAs(Type type) {
        return readAs.computeIfAbsent(type, declared -> {
            Type plain = GenericArrays.asList(declared);
            return OrderedTypes.of(scalarsAreScalars ? FilledSets.asLists(plain) : plain);
        });
    }

    private @Nullable Object read(String text, Type type) throws IOException {
        Jsonb reading = jsonb.get();
        try {
            Object json = reading.fromJson(reader(text), readAs(type));
            Object filled = scalarsAreScalars ? FilledSets.filled(json, GenericArrays.asList(type)) : json;
            Object value = GenericArrays.toArray(filled, type);
            return scalarsAreScalars ? NaturalNumbers.of(value, type) : value;
        } catch (RuntimeException e) {
            throw new IOException("JSON is no " + type.getTypeName(), e);
        } catch (VirtualMachineError | LinkageError | AssertionError e) {
            throw new IOException("JSON can't be read as " + type.getTypeName(), e);
        }
    }

    private static Reader reader(String text) {
        return text.length() <= ReadBudget.SHORT
                ? new StringReader(text)
                : new BudgetedReader(text, new ReadBudget(Effort.ofThisThread(), MEMORY_PER_BYTE));
    }

    private boolean isOneCharacter(String text) throws IOException {
        return read(text, String.class) instanceof String read && read.length() == 1;
    }

    /**
     * Closes the {@code Jsonb} that this serializer has built. It can't be used any more then.
     *
     * @throws IOException if the provider fails
     */
    @Override
    public void close() throws IOException {
        owned.close();
    }

    /** JSON-B closes what it writes to; a serializer must not. */
    private static final class Unclosed extends FilterWriter {

        Unclosed(Writer out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
