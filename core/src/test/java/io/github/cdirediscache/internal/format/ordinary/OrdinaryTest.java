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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of classes as people write them: an equal value comes back, or the write is refused and names what is lost. */
class OrdinaryTest {

    private static final int SIZE = 4 * 1024 * 1024;
    private static final List<String> SERIALIZERS = List.of("json", "binary", "msgpack", "yaml");

    static Stream<Arguments> each() {
        return SERIALIZERS.stream().flatMap(id -> Ordinary.all().stream().map(value -> Arguments.of(id, value)));
    }

    private static final Map<String, Formats> FORMATS = new ConcurrentHashMap<>();

    private static EntryCodec codec(String serializer, Ordinary<?> value) {
        Formats formats = FORMATS.computeIfAbsent(serializer, OrdinaryTest::formats);
        return new EntryCodec(value.type(), formats, SIZE, SIZE, Verify.FIRST);
    }

    private static Formats formats(String serializer) {
        Map<String, String> options = serializer.equals("binary")
                ? Map.of("allow", OrdinaryTest.class.getPackageName() + ",org.apache.commons.lang3,redis.clients.jedis")
                : Map.of();
        return Formats.of(serializer, options, List.of(), "none", OptionalInt.empty(), SIZE, List.of(), List.of());
    }

    @AfterAll
    static void close() {
        FORMATS.values().forEach(Formats::close);
        FORMATS.clear();
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

    @Test
    void corpus_hasClassesOfAllKinds() {
        assertThat(Ordinary.all()).hasSizeGreaterThan(200).doesNotHaveDuplicates();
        assertThat(Ordinary.all().stream().map(each -> each.value().getClass()).distinct())
                .hasSizeGreaterThan(100);
    }
}
