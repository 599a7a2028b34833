package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.internal.format.HostileCost.Board;
import io.github.cdirediscache.internal.format.HostileCost.Point;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.datatype.XMLGregorianCalendar;
import org.junit.jupiter.api.Test;

/**
 * What a payload costs to read is bounded by its size, whatever it is made of. The time limits here are wide: without the
 * bounds these payloads are read, after most of a minute or with gigabytes of memory.
 */
class HostileCostTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int SIZE = 16_000_000;
    private static final Type SET_OF_ANYTHING = new TypeRef<Set<Object>>() {}.type();

    private final JsonbSerializer json = new JsonbSerializer(Map.of());
    private final BinarySerializer binary = new BinarySerializer(Map.of("allow", HostileCost.class.getName()), SIZE);

    private void isRefused(byte[] bytes, Type type) {
        assertTimeoutPreemptively(
                LONG,
                () -> assertThatThrownBy(() -> HostileCost.read(json, bytes, type))
                        .isInstanceOf(IOException.class)
                        .satisfies(refused -> assertThat(SerializationAdvice.of(refused))
                                .containsAnyOf("to read", EqualHashes.REFUSAL)));
    }

    @Test
    void json_setsOfAllKinds_areReadAsTheyAreDeclared() throws IOException {
        byte[] bytes = HostileCost.write(json, HostileCost.distinct(3), HostileCost.POINTS);
        byte[] lists = ("[" + new String(bytes, StandardCharsets.UTF_8) + ",null]").getBytes(StandardCharsets.UTF_8);
        byte[] maps = ("{\"k\":" + new String(lists, StandardCharsets.UTF_8) + "}").getBytes(StandardCharsets.UTF_8);
        Set<Point> points = new HashSet<>(HostileCost.distinct(3));

        assertThat(HostileCost.read(json, bytes, new TypeRef<Set<Point>>() {}.type()))
                .isExactlyInstanceOf(LinkedHashSet.class)
                .isEqualTo(points);
        assertThat(HostileCost.read(json, bytes, new TypeRef<HashSet<Point>>() {}.type()))
                .isExactlyInstanceOf(HashSet.class)
                .isEqualTo(points);
        assertThat(HostileCost.read(json, lists, new TypeRef<Set<Set<Point>>>() {}.type()))
                .isEqualTo(new HashSet<>(Arrays.asList(points, null)));
        assertThat(HostileCost.read(json, lists, new TypeRef<List<LinkedHashSet<Point>>>() {}.type()))
                .isEqualTo(Arrays.asList(points, null));
        assertThat((Set<?>[]) HostileCost.read(json, lists, new TypeRef<Set<Point>[]>() {}.type()))
                .containsExactly(points, null);
        assertThat(HostileCost.read(json, maps, new TypeRef<Map<String, Collection<Set<Point>>>>() {}.type()))
                .isEqualTo(Map.of("k", Arrays.asList(points, null)));
        assertThat(HostileCost.read(json, bytes, new TypeRef<Optional<Set<Point>>>() {}.type()))
                .isEqualTo(Optional.of(points));
    }

    @Test
    void json_setOfRecordsWithEqualHashes_isRefused() throws IOException {
        byte[] bytes = HostileCost.write(json, HostileCost.colliding(HostileCost.MANY), HostileCost.POINTS);

        isRefused(bytes, HostileCost.SET_OF_POINTS);
        isRefused(
                ("{\"points\":" + new String(bytes, StandardCharsets.UTF_8) + "}").getBytes(StandardCharsets.UTF_8),
                Board.class);
    }

    @Test
    void json_setOfListsWithEqualHashes_isRefused() throws IOException {
        byte[] bytes = HostileCost.write(json, HostileCost.collidingLists(40_000), HostileCost.LISTS);

        isRefused(bytes, HostileCost.SET_OF_LISTS);
        isRefused(bytes, SET_OF_ANYTHING);
    }

    @Test
    void json_mapOfRecordsWithEqualHashes_isRefused() {
        isRefused(
                HostileCost.json(
                        HostileCost.MANY, i -> "{\"key\":{\"x\":" + i + ",\"y\":" + -31 * i + "},\"value\":\"\"}"),
                HostileCost.MAP_OF_POINTS);
    }

    @Test
    void json_hashtableOfTextsWithEqualHashes_isRefused() {
        String entries = new String(HostileCost.json(60_000, i -> "\"" + text(i) + "\":1"), StandardCharsets.UTF_8);

        isRefused(
                ("{" + entries.substring(1, entries.length() - 1) + "}").getBytes(StandardCharsets.UTF_8),
                HostileCost.HASHTABLE);
    }

    private static String text(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 17; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    @Test
    void json_mapOfTextsWithEqualHashes_isReadAsAHashMapSortsThem() throws IOException {
        Map<String, Integer> map = new HashMap<>();
        HostileCost.collidingTexts(20_000).forEach(text -> map.put(text, 1));

        assertThat(HostileCost.read(
                        json, HostileCost.write(json, map, HostileCost.MAP_OF_TEXTS), HostileCost.MAP_OF_TEXTS))
                .isEqualTo(map);
    }

    @Test
    void json_objectsLargerThanTheirText_areRefused() {
        // 1.6 GB.
        isRefused(HostileCost.json(200_000, i -> "{}"), HostileCost.BUFFERS);
    }

    @Test
    void json_largeSetOfRecords_isRead() throws IOException {
        Set<Point> points = new HashSet<>(HostileCost.distinct(100_000));

        assertThat(HostileCost.read(
                        json, HostileCost.write(json, points, HostileCost.SET_OF_POINTS), HostileCost.SET_OF_POINTS))
                .isEqualTo(points);
    }

    @Test
    void json_manySmallLists_areRead() throws IOException {
        byte[] bytes = HostileCost.json(300_000, i -> "[]");

        assertThat((List<?>) HostileCost.read(json, bytes, HostileCost.LISTS)).hasSize(300_000);
    }

    /** Serialized as a hash set of elements that no hash set would have taken so fast. */
    static final class Elements implements Serializable {
        private static final long serialVersionUID = -5024744406713321676L; // that of HashSet

        private final transient List<?> elements;

        Elements(List<?> elements) {
            this.elements = elements;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeInt(16);
            out.writeFloat(0.75f);
            out.writeInt(elements.size());
            for (Object element : elements) {
                out.writeObject(element);
            }
        }
    }

    private static byte[] hashSet(List<?> elements) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {0, 0, 0, 1});
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(new Elements(elements));
        }
        String own = inStream(Elements.class.getName());
        String text = out.toString(StandardCharsets.ISO_8859_1);
        assertThat(text).contains(own);
        return text.replace(own, inStream("java.util.HashSet")).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String inStream(String name) {
        return "\0" + (char) name.length() + name;
    }

    @Test
    void binary_setOfRecordsWithEqualHashes_isRefused() throws IOException {
        byte[] bytes = hashSet(HostileCost.colliding(HostileCost.MANY));

        assertTimeoutPreemptively(
                LONG,
                () -> assertThatThrownBy(() -> HostileCost.read(binary, bytes, HostileCost.SET_OF_POINTS))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("ms to read"));
    }

    @Test
    void binary_largeSetOfRecords_isRead() throws IOException {
        List<Point> points = HostileCost.distinct(100_000);

        assertThat(HostileCost.read(binary, hashSet(points), HostileCost.SET_OF_POINTS))
                .isEqualTo(new HashSet<>(points));
    }

    @Test
    void difference_ofSetsWithEqualHashes_isNotLookedForByHash() {
        Set<Point> few = new HashSet<>(HostileCost.colliding(3000));
        ValueComparison comparison = new ValueComparison(HostileCost.SET_OF_POINTS);

        assertThat(comparison.difference(few, new HashSet<>(few))).isNull();
        assertThat(comparison.isComplete()).isFalse();
    }

    @Test
    void json_dateOfXmlWithAFractionOfAMillionDigits_isRefused() {
        byte[] time = ("\"12:00:00." + "1".repeat(1_000_000) + "\"").getBytes(StandardCharsets.UTF_8);

        assertTimeoutPreemptively(
                LONG,
                () -> assertThatThrownBy(() -> HostileCost.read(json, time, XMLGregorianCalendar.class))
                        .isInstanceOf(IOException.class)
                        .hasStackTraceContaining("at most 10000 characters"));
    }
}
