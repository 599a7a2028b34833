package io.github.cdirediscache.internal.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.format.HostileCost;
import io.github.cdirediscache.internal.format.HostileCost.Board;
import io.github.cdirediscache.internal.format.HostileCost.Buffer;
import io.github.cdirediscache.internal.format.HostileCost.Point;
import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a payload costs to read is bounded by its size: without the bounds these are read, after most of a minute. */
class HostileCostTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int MANY = 60_000;
    private static final Type BOARD = Board.class;
    private static final Type TEXTS = new TypeRef<List<String>>() {}.type();
    private static final Type ENTRIES = new TypeRef<List<Map<String, Object>>>() {}.type();

    static Stream<Serializer> both() {
        return Stream.of(new MsgpackSerializer(Map.of()), new YamlSerializer(Map.of()));
    }

    private static void isRefused(Serializer serializer, byte[] bytes, Type type, String reason) {
        assertTimeoutPreemptively(
                LONG,
                () -> assertThatThrownBy(() -> HostileCost.read(serializer, bytes, type))
                        .isInstanceOf(IOException.class)
                        .hasStackTraceContaining(reason));
    }

    private static void areTooManyEqual(Serializer serializer, byte[] bytes, Type type) {
        isRefused(serializer, bytes, type, EqualHashes.REFUSAL);
    }

    @ParameterizedTest
    @MethodSource("both")
    void read_setOfElementsWithEqualHashes_isRefused(Serializer serializer) throws IOException {
        List<Point> points = HostileCost.colliding(MANY);
        byte[] ofPoints = HostileCost.write(serializer, points, HostileCost.POINTS);

        areTooManyEqual(serializer, ofPoints, HostileCost.SET_OF_POINTS);
        areTooManyEqual(serializer, ofPoints, new TypeRef<HashSet<Point>>() {}.type());
        areTooManyEqual(
                serializer,
                HostileCost.write(serializer, HostileCost.collidingLists(30_000), HostileCost.LISTS),
                HostileCost.SET_OF_LISTS);
        areTooManyEqual(
                serializer,
                HostileCost.write(
                        serializer, Map.of("points", points), new TypeRef<Map<String, List<Point>>>() {}.type()),
                BOARD);
    }

    @ParameterizedTest
    @MethodSource("both")
    void read_mapOfKeysWithEqualHashes_isRefused(Serializer serializer) throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        HostileCost.colliding(MANY).forEach(point -> entries.add(Map.of("key", point, "value", "")));

        areTooManyEqual(serializer, HostileCost.write(serializer, entries, ENTRIES), HostileCost.MAP_OF_POINTS);
    }

    /** These texts are sorted by a {@code HashMap}, and compared with each other by a {@code Hashtable}. */
    @ParameterizedTest
    @MethodSource("both")
    void read_mapOfTextsWithEqualHashes_dependsOnTheClassOfTheMap(Serializer serializer) throws IOException {
        Map<String, Integer> map = new HashMap<>();
        HostileCost.collidingTexts(20_000).forEach(text -> map.put(text, 1));
        byte[] bytes = HostileCost.write(serializer, map, HostileCost.MAP_OF_TEXTS);

        assertThat(HostileCost.read(serializer, bytes, HostileCost.MAP_OF_TEXTS))
                .isEqualTo(map);
        areTooManyEqual(serializer, bytes, HostileCost.HASHTABLE);
    }

    /** The same of a map whose entries are written as a list, since its keys need not be texts. */
    @ParameterizedTest
    @MethodSource("both")
    void read_hashtableOfAnyKeysWithEqualHashes_isRefused(Serializer serializer) throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        HostileCost.collidingTexts(20_000).forEach(text -> entries.add(Map.of("key", text, "value", 1)));
        byte[] bytes = HostileCost.write(serializer, entries, ENTRIES);

        assertThat(HostileCost.read(serializer, bytes, new TypeRef<Map<Serializable, Integer>>() {}.type()))
                .isInstanceOf(Map.class);
        areTooManyEqual(serializer, bytes, new TypeRef<Hashtable<Serializable, Integer>>() {}.type());
        areTooManyEqual(serializer, bytes, new TypeRef<WeakHashMap<Serializable, Integer>>() {}.type());
    }

    @ParameterizedTest
    @MethodSource("both")
    void read_objectsLargerThanTheirBytes_areRefused(Serializer serializer) throws IOException {
        List<Map<String, String>> empty = new ArrayList<>();
        IntStream.range(0, 100_000).forEach(i -> empty.add(Map.of()));
        byte[] bytes = HostileCost.write(serializer, empty, new TypeRef<List<Map<String, String>>>() {}.type());

        isRefused(serializer, bytes, new TypeRef<List<Buffer>>() {}.type(), "");
    }

    @ParameterizedTest
    @MethodSource("both")
    void read_collectionsThatCopyThemselves_takeLinearTimeOrAreRefused(Serializer serializer) throws IOException {
        List<String> texts = IntStream.range(0, 50_000).mapToObj(i -> "t" + i).toList();
        byte[] bytes = HostileCost.write(serializer, texts, TEXTS);

        assertThat(HostileCost.read(serializer, bytes, new TypeRef<CopyOnWriteArrayList<String>>() {}.type()))
                .isEqualTo(texts);
        areTooManyEqual(serializer, bytes, new TypeRef<CopyOnWriteArraySet<String>>() {}.type());
    }

    @ParameterizedTest
    @MethodSource("both")
    void read_largeSetsAndMaps_areRead(Serializer serializer) throws IOException {
        Set<Point> points = new LinkedHashSet<>(HostileCost.distinct(100_000));
        Map<LocalDateTime, String> times = new HashMap<>();
        Type ofTimes = new TypeRef<Map<LocalDateTime, String>>() {}.type();
        IntStream.range(0, 10_000)
                .forEach(i -> times.put(LocalDateTime.of(2020, 1, 1, 0, 0).plusMinutes(i), "t"));

        byte[] ofPoints = HostileCost.write(serializer, points, HostileCost.SET_OF_POINTS);
        assertThat(HostileCost.read(serializer, ofPoints, HostileCost.SET_OF_POINTS))
                .isInstanceOf(LinkedHashSet.class)
                .isEqualTo(points);
        assertThat(HostileCost.read(serializer, HostileCost.write(serializer, times, ofTimes), ofTimes))
                .isEqualTo(times);
    }

    @ParameterizedTest
    @MethodSource("both")
    void read_dateOfXmlWithAYearOfAMillionDigits_isRefused(Serializer serializer) throws IOException {
        byte[] year = HostileCost.write(serializer, "1".repeat(1_000_000), String.class);

        isRefused(serializer, year, XMLGregorianCalendar.class, "at most 10000 characters");
    }
}
