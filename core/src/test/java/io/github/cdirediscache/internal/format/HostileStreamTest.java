package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.cdirediscache.cache.TypeRef;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Collections of {@code binary} that compare texts with each other, although a hash map would sort them. Without the
 * bounds these streams take one or two minutes.
 */
class HostileStreamTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int MANY = 100_000;

    private final BinarySerializer binary =
            new BinarySerializer(Map.of("allow", HostileCost.class.getName()), 16_000_000);

    private static byte[] stream(Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {0, 0, 0, 1});
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(value);
        }
        return out.toByteArray();
    }

    /** What is written for an empty collection up to its sizes, and then others with these texts. */
    private static byte[] with(Object empty, List<Integer> sizes, List<String> texts) throws IOException {
        byte[] bytes = stream(empty);
        byte[] end = new byte[4 * sizes.size() + 1];
        end[end.length - 1] = 0x78;
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.length() - end.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        DataOutputStream data = new DataOutputStream(out);
        for (int size : sizes) {
            data.writeInt(size);
        }
        for (String element : texts) {
            data.writeByte(0x74);
            data.writeUTF(element);
        }
        data.writeByte(0x78);
        return out.toByteArray();
    }

    private Object read(byte[] bytes, Type type) {
        return assertTimeoutPreemptively(LONG, () -> HostileCost.read(binary, bytes, type));
    }

    @Test
    void hashtable_ofTextsWithEqualHashes_isRefused() throws IOException {
        List<String> texts = HostileCost.collidingTexts(MANY);
        byte[] bytes = with(new Hashtable<>(), List.of(2 * MANY, MANY / 2), texts);

        assertTimeoutPreemptively(
                LONG,
                () -> assertThatThrownBy(() -> HostileCost.read(binary, bytes, HostileCost.HASHTABLE))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("ms to read"));
    }

    @Test
    void immutableSet_ofTextsWithEqualHashes_isReadAsAHashSetSortsThem() throws IOException {
        List<String> texts = HostileCost.collidingTexts(MANY);

        Set<?> read = (Set<?>) read(with(Set.of(), List.of(MANY), texts), new TypeRef<Set<String>>() {}.type());
        assertThat(read.equals(new HashSet<>(texts))).isTrue();
        assertThatThrownBy(() -> read.clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void immutableMap_ofTextsWithEqualHashes_isReadAsAHashMapSortsThem() throws IOException {
        List<String> texts = HostileCost.collidingTexts(MANY);

        Map<?, ?> read =
                (Map<?, ?>) read(with(Map.of(), List.of(MANY), texts), new TypeRef<Map<String, String>>() {}.type());
        assertThat(read).hasSize(MANY / 2);
        assertThat(read.get(texts.get(0))).isEqualTo(texts.get(1));
        assertThatThrownBy(() -> read.clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void immutableSet_ofRecordsWithEqualHashes_isRefused() throws IOException {
        byte[] bytes = stream(Set.copyOf(HostileCost.colliding(8000)));

        assertThatThrownBy(() -> HostileCost.read(binary, bytes, HostileCost.SET_OF_POINTS))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining(EqualHashes.REFUSAL);
    }

    @Test
    void immutableSet_withAnElementTwice_isRefused() throws IOException {
        List<String> texts = new ArrayList<>(HostileCost.collidingTexts(20_000));
        for (List<String> twice : List.of(List.of("a", "b", "a"), texts)) {
            texts.set(1, texts.get(0));
            byte[] bytes = with(Set.of(), List.of(twice.size()), twice);

            assertThatThrownBy(() -> HostileCost.read(binary, bytes, new TypeRef<Set<String>>() {}.type()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void immutableSet_largeAndOfSimilarTexts_isRead() throws IOException {
        List<String> texts = IntStream.range(0, 200_000).mapToObj(i -> "k" + i).toList();

        Set<?> read = (Set<?>) read(with(Set.of(), List.of(texts.size()), texts), new TypeRef<Set<String>>() {}.type());
        assertThat(read.equals(new HashSet<>(texts))).isTrue();
    }

    static Stream<Object> immutables() {
        return Stream.of(
                List.of(),
                List.of(1),
                List.of(1, 2, 3),
                Arrays.asList(1, null).stream().toList(),
                Set.of(),
                Set.of(1),
                Set.of(1, 2, 3),
                Map.of(),
                Map.of(1, 2),
                Map.of(1, 2, 3, 4, 5, 6));
    }

    @ParameterizedTest
    @MethodSource("immutables")
    void immutableCollections_areOfTheClassThatWasWritten(Object written) throws IOException {
        Object read = HostileCost.read(binary, stream(written), Object.class);

        assertThat(read).isEqualTo(written).isExactlyInstanceOf(written.getClass());
    }
}
