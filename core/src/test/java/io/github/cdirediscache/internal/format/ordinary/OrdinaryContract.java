package io.github.cdirediscache.internal.format.ordinary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.internal.entry.CorruptEntryException;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.format.Formats;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of classes as people write them: an equal value comes back, or the write is refused and names what is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OrdinaryContract {

    private static final int SIZE = 4 * 1024 * 1024;
    private final List<String> serializers;
    private final Map<String, Formats> formats = new ConcurrentHashMap<>();

    protected OrdinaryContract(String... serializers) {
        this.serializers = List.of(serializers);
    }

    Stream<Arguments> each() {
        return serializers.stream().flatMap(id -> Ordinary.all().stream().map(value -> Arguments.of(id, value)));
    }

    private EntryCodec codec(String serializer, Ordinary<?> value) {
        Formats ofSerializer = formats.computeIfAbsent(serializer, OrdinaryContract::formats);
        return new EntryCodec(value.type(), ofSerializer, SIZE, SIZE, Verify.FIRST);
    }

    private static Formats formats(String serializer) {
        Map<String, String> options = serializer.equals("binary")
                ? Map.of("allow", Ordinary.class.getPackageName() + ",org.apache.commons.lang3,redis.clients.jedis")
                : Map.of();
        return Formats.of(serializer, options, List.of(), "none", OptionalInt.empty(), SIZE, List.of(), List.of());
    }

    @AfterAll
    void close() {
        formats.values().forEach(Formats::close);
    }

    @ParameterizedTest
    @MethodSource("each")
    void S49_ordinaryValue_isTheSameOnAHitOrIsRefused(String serializer, Ordinary<?> ordinary)
            throws CorruptEntryException {
        EntryCodec codec = codec(serializer, ordinary);
        byte[] bytes;
        try {
            bytes = codec.write(ordinary.value(), Entry.NONE, Entry.NONE);
        } catch (CacheSerializationException refused) {
            assertThat(refused).hasMessageContaining(ordinary.value().getClass().getName());
            return;
        }
        Object read = codec.read(bytes, Entry.of(bytes));
        assertThat(ordinary.state().apply(read)).isEqualTo(ordinary.state().apply(ordinary.value()));
    }
}
