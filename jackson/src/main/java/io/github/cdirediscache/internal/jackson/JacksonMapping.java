package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.cdirediscache.format.MappingException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Values by Jackson's rules, the same for each format that it reads and writes. The declared type alone says what is
 * made of a payload: there is no default typing, and an annotation of the application's that would take a class name
 * from the payload is an error. Thread-safe.
 */
final class JacksonMapping {

    /** As deep as {@code json}. */
    static final int MAX_DEPTH = 200;

    /** Of the digits of a number as a text, and of one of YAML; as many as {@code json}. */
    static final int MAX_NUMBER = 10_000;

    /** Who reads bounds the bytes, and with them what is not bounded here. */
    static final StreamReadConstraints READING = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .maxNumberLength(MAX_NUMBER)
            .build();

    private static final int CACHED_TYPES = 200;

    private final String format;
    private final ObjectMapper mapper;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();
    private final Map<Type, ObjectWriter> writers = new ConcurrentHashMap<>();

    JacksonMapping(String format, JsonFactory factory, JacksonOptions options) {
        this.format = format;
        this.mapper = JsonMapper.builder(factory)
                // Not the one of all mappers of the JVM, which would hold the application's classes after its end.
                .typeFactory(TypeFactory.defaultInstance().withCache(ownCache()))
                .polymorphicTypeValidator(new NoClassNames())
                .enable(MapperFeature.BLOCK_UNSAFE_POLYMORPHIC_BASE_TYPES)
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule().disable(JavaTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID))
                .addModule(JdkValuesModule.create())
                .addModule(ExactNumbersModule.create())
                .addModule(TextualTimesModule.create())
                .addModule(LegacyTimesModule.create())
                .addModule(new SimpleModule("cdi-redis-cache ordered sets")
                        .addAbstractTypeMapping(Set.class, LinkedHashSet.class)
                        .addAbstractTypeMapping(Queue.class, ArrayDeque.class)
                        .addAbstractTypeMapping(Deque.class, ArrayDeque.class))
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new ParameterNames()))
                .visibility(options.visibility())
                .addModule(EntryMapsModule.create())
                .addModule(HashedCollectionsModule.create())
                .propertyNamingStrategy(options.naming())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                // Of another version of a class: a new property is ignored, a missing one makes the entry a miss.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, JacksonMapping::onlyText)
                .withCoercionConfig(LogicalType.Boolean, JacksonMapping::onlyBoolean)
                .withCoercionConfig(BigDecimal.class, JacksonMapping::alsoText)
                .withCoercionConfig(BigInteger.class, JacksonMapping::alsoText)
                .withConfigOverride(
                        BigDecimal.class,
                        decimal -> decimal.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
                .withConfigOverride(
                        BigInteger.class,
                        integer -> integer.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
                .build();
    }

    private static LookupCache<Object, JavaType> ownCache() {
        return new LRUMap<>(16, CACHED_TYPES);
    }

    private static void onlyText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Binary, CoercionAction.Fail);
    }

    private static void onlyBoolean(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    }

    /** These are written as texts, which keep them exactly. */
    private static void alsoText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert);
    }

    /** Only to make generators and parsers with. */
    ObjectMapper mapper() {
        return mapper;
    }

    void write(Object value, Type type, JsonGenerator to) throws IOException {
        try {
            writers.computeIfAbsent(type, declared -> mapper.writerFor(mapper.constructType(declared)))
                    .writeValue(to, value);
        } catch (JsonMappingException e) {
            throw new MappingException(path(e), e);
        } catch (RuntimeException | LinkageError e) {
            throw new IOException(format + " can't write a " + value.getClass().getName(), e);
        } catch (StackOverflowError e) {
            throw new IOException(value.getClass().getName() + " must be nested less deep, or has a cycle", e);
        }
    }

    Object read(JsonParser from, Type type) throws IOException {
        Object value;
        try {
            value = readers.computeIfAbsent(type, declared -> mapper.readerFor(mapper.constructType(declared)))
                    .readValue(from);
        } catch (JsonMappingException e) {
            throw new MappingException(path(e), e);
        } catch (RuntimeException | LinkageError | VirtualMachineError | AssertionError e) {
            throw new IOException(format + " can't be read as " + type.getTypeName(), e);
        }
        if (value == null) {
            throw new IOException(format + " of " + type.getTypeName() + " must not be null");
        }
        return value;
    }

    /** That of the first failure which has one: each has the whole path. Keys of maps are values, and left out. */
    private static List<String> path(JsonMappingException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .filter(JsonMappingException.class::isInstance)
                .map(JsonMappingException.class::cast)
                .map(JacksonMapping::properties)
                .filter(path -> !path.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> properties(JsonMappingException failure) {
        return failure.getPath().stream()
                .filter(step -> step.getFieldName() != null && !(step.getFrom() instanceof Map))
                .map(step -> String.valueOf(step.getFieldName()))
                .toList();
    }
}
