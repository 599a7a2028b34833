package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.Serializer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The serializers and compressors of one cache: those it writes with, and those it reads. Thread-safe.
 *
 * <p>A serializer is read if it is the configured one or is named in {@code serializer.accepts}, whatever an entry claims.
 * A compressor is read if it is the configured one or is named in {@code compressor.accepts}; if nothing is named, each
 * of ours whose library is there is read: these run no code from the payload, and what they give is bounded by who
 * reads it.
 */
public final class Formats implements AutoCloseable {

    private final Serializer serializer;
    private final Map<String, Serializer> serializers;
    private final Compressor compressor;
    private final Map<String, Compressor> compressors;
    private final List<AutoCloseable> owned;

    private Formats(
            Serializer serializer,
            Map<String, Serializer> serializers,
            Compressor compressor,
            Map<String, Compressor> compressors,
            List<AutoCloseable> owned) {
        this.serializer = serializer;
        this.serializers = Map.copyOf(serializers);
        this.compressor = compressor;
        this.compressors = Map.copyOf(compressors);
        this.owned = List.copyOf(owned);
    }

    /**
     * The formats that these settings name, with all compressors of ours to read with.
     *
     * @param serializer names the serializer to write with
     * @param serializerOptions the {@code serializer.*} options, named without {@code serializer.}
     * @param accepts names the serializers that are read besides
     * @param compressor names the compressor to write with
     * @param level the compressor's level
     * @param maxValueSize how many bytes a value may have; positive
     * @param custom serializers of the application
     * @param customCompressors compressors of the application
     * @return the formats
     * @throws IllegalArgumentException as the other method
     */
    public static Formats of(
            String serializer,
            Map<String, String> serializerOptions,
            List<String> accepts,
            String compressor,
            OptionalInt level,
            long maxValueSize,
            Collection<Serializer> custom,
            Collection<Compressor> customCompressors) {
        return of(
                serializer,
                serializerOptions,
                accepts,
                compressor,
                Optional.empty(),
                level,
                maxValueSize,
                custom,
                customCompressors);
    }

    /**
     * The formats that these settings name. A name is an id ({@code json}, {@code binary}, one of a
     * {@link io.github.cdirediscache.format.SerializerProvider}; {@code none}, {@code zlib}, {@code gzip}, {@code bzip2},
     * {@code zstd}, {@code lz4}; one of the custom ones), or the name of a class, which the thread's context class loader
     * finds. Such a class is public and has a public constructor that takes its settings (a serializer: the options, as a
     * {@code Map}; a compressor: the level, as an {@code OptionalInt}), or one without parameters.
     *
     * @param serializer names the serializer to write with
     * @param serializerOptions the {@code serializer.*} options, named without {@code serializer.}; each serializer of
     *     ours takes its own among them, one that is given as a class gets all
     * @param accepts names the serializers that are read besides
     * @param compressor names the compressor to write with
     * @param compressorAccepts names the compressors that are read besides; empty for all of ours
     * @param level the compressor's level, as {@link Compressors} has them; {@code none} ignores it
     * @param maxValueSize how many bytes a value may have; positive
     * @param custom serializers of the application; {@link #close} leaves them open
     * @param customCompressors compressors of the application; {@link #close} leaves them open
     * @return the formats
     * @throws IllegalArgumentException if a name is unknown, an id is taken or malformed, an option is unknown or has a
     *     bad value, the size is not positive, what a format needs is not on the class path (the
     *     message names the artifact), or no object of a class can be made
     */
    public static Formats of(
            String serializer,
            Map<String, String> serializerOptions,
            List<String> accepts,
            String compressor,
            Optional<List<String>> compressorAccepts,
            OptionalInt level,
            long maxValueSize,
            Collection<Serializer> custom,
            Collection<Compressor> customCompressors) {
        if (maxValueSize <= 0) {
            throw new IllegalArgumentException("max-value-size must be positive, was " + maxValueSize);
        }
        Map<String, String> options = Map.copyOf(serializerOptions);
        Registry<Serializer> serializers =
                new Registry<>(Serializer.class, Serializer::id, new Registry.Parameter<>(Map.class, options));
        serializers.builtIn(
                "json",
                () -> Library.build(
                        "serializer json",
                        Library.JSON,
                        () -> new JsonbSerializer(only(JsonOptionNames.ALL, options))));
        serializers.builtIn(
                "binary", () -> new BinarySerializer(only(BinarySerializer.OPTIONS, options), maxValueSize));
        ProvidedSerializers provided = ProvidedSerializers.find();
        provided.addTo(serializers, options);
        serializers.custom(custom);
        Serializer writeWith = serializers.get("serializer", serializer);
        accepts.forEach(name -> serializers.get("serializer.accepts", name));
        if (!serializers.hasClasses()) {
            rejectUnknown(options.keySet(), provided);
        }

        Registry<Compressor> compressors = compressors(level, customCompressors);
        Compressor compressWith = compressors.get("compressor", compressor);
        // The level is that of the one to write with: others may have no such level.
        Registry<Compressor> others = compressors(OptionalInt.empty(), customCompressors);
        compressorAccepts.orElse(List.of()).forEach(name -> others.get("compressor.accepts", name));
        Map<String, Compressor> decompressors = new HashMap<>(others.named());
        if (compressorAccepts.isEmpty()) {
            Compressors.all().forEach(builtIn -> decompressors.put(builtIn.id(), builtIn));
        }
        decompressors.putAll(compressors.named());

        List<AutoCloseable> owned = new ArrayList<>(serializers.owned());
        owned.addAll(compressors.owned());
        owned.addAll(others.owned());
        return new Formats(writeWith, serializers.named(), compressWith, decompressors, owned);
    }

    private static Registry<Compressor> compressors(OptionalInt level, Collection<Compressor> custom) {
        Registry<Compressor> compressors =
                new Registry<>(Compressor.class, Compressor::id, new Registry.Parameter<>(OptionalInt.class, level));
        compressors.builtIn("none", Compressors::none);
        compressors.builtIn("zlib", () -> Compressors.zlib(level));
        compressors.builtIn("gzip", () -> Compressors.gzip(level));
        compressors.builtIn("bzip2", () -> Compressors.bzip2(level));
        compressors.builtIn("zstd", () -> Compressors.zstd(level));
        compressors.builtIn("lz4", () -> Compressors.lz4(level));
        compressors.custom(custom);
        return compressors;
    }

    private static Map<String, String> only(Set<String> names, Map<String, String> options) {
        Map<String, String> own = new HashMap<>(options);
        own.keySet().retainAll(names);
        return own;
    }

    /** An option of a serializer that this cache does not use is none: it may come from the cache {@code default}. */
    private static void rejectUnknown(Set<String> options, ProvidedSerializers provided) {
        Set<String> known = new HashSet<>(JsonOptionNames.ALL);
        known.addAll(BinarySerializer.OPTIONS);
        known.addAll(provided.options());
        TreeSet<String> ids = new TreeSet<>(provided.ids());
        ids.addAll(List.of("json", "binary"));
        String last = ids.last();
        UnknownOptions.reject(String.join(", ", ids.headSet(last)) + " or " + last, options, known);
    }

    /**
     * The serializer to write with.
     *
     * @return the serializer
     */
    public Serializer serializer() {
        return serializer;
    }

    /**
     * The serializer of an entry.
     *
     * @param id the id in the entry's header, from outside
     * @return the serializer; empty if this cache does not read it
     */
    public Optional<Serializer> acceptedSerializer(String id) {
        return Optional.ofNullable(serializers.get(id));
    }

    /**
     * The compressor to write with.
     *
     * @return the compressor
     */
    public Compressor compressor() {
        return compressor;
    }

    /**
     * The compressor of an entry.
     *
     * @param id the id in the entry's header, from outside
     * @return the compressor; empty if this cache does not read it
     */
    public Optional<Compressor> acceptedCompressor(String id) {
        return Optional.ofNullable(compressors.get(id));
    }

    /**
     * Closes the serializers and compressors that this object has made, all of them, even if one fails.
     *
     * @throws IllegalStateException if one fails; it has the causes as suppressed exceptions
     */
    @Override
    public void close() {
        IllegalStateException failure = new IllegalStateException("a serializer or compressor can't be closed");
        for (AutoCloseable closeable : owned) {
            try {
                closeable.close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
