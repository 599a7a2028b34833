package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.format.Serializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Payloads that are small, and dear to read: sets whose elements have one hash code, and objects larger than their text. */
public final class HostileCost {

    /** To fill a set of so many equal hash codes takes most of a minute. */
    public static final int MANY = 60_000;

    public static final Type POINTS = new TypeRef<List<Point>>() {}.type();
    public static final Type SET_OF_POINTS = new TypeRef<Set<Point>>() {}.type();
    public static final Type MAP_OF_POINTS = new TypeRef<Map<Point, String>>() {}.type();
    public static final Type SET_OF_LISTS = new TypeRef<Set<List<String>>>() {}.type();
    public static final Type LISTS = new TypeRef<List<List<String>>>() {}.type();
    public static final Type MAP_OF_TEXTS = new TypeRef<Map<String, Integer>>() {}.type();
    public static final Type HASHTABLE = new TypeRef<Hashtable<String, Integer>>() {}.type();
    public static final Type BUFFERS = new TypeRef<List<Buffer>>() {}.type();

    private HostileCost() {}

    /** Its hash code is {@code 31 * x + y}. */
    public record Point(int x, int y) implements Serializable {}

    /** Has a set in a field. */
    public record Board(Set<Point> points) implements Serializable {}

    /** Two bytes of JSON make 8 KB. */
    public static class Buffer {
        public String name = "";
        public byte[] bytes = new byte[8192];
    }

    /** Points that all have one hash code. */
    public static List<Point> colliding(int count) {
        return points(count, i -> new Point(i, -31 * i));
    }

    /** Points as an application has them. */
    public static List<Point> distinct(int count) {
        return points(count, i -> new Point(i, i % 1000));
    }

    private static List<Point> points(int count, IntFunction<Point> point) {
        return IntStream.range(0, count).mapToObj(point).collect(Collectors.toCollection(ArrayList::new));
    }

    /** Lists of two letters each that all have one hash code: those of {@code Aa} and {@code BB} are equal. */
    public static List<List<String>> collidingLists(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, 17)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .toList())
                .toList();
    }

    /** Texts that all have one hash code. */
    public static List<String> collidingTexts(int count) {
        return collidingLists(count).stream().map(list -> String.join("", list)).toList();
    }

    /** What a serializer writes. */
    public static byte[] write(Serializer serializer, Object value, Type type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serializer.serialize(value, type, out);
        return out.toByteArray();
    }

    /** What a serializer reads. */
    public static Object read(Serializer serializer, byte[] bytes, Type type) throws IOException {
        return serializer.deserialize(new ByteArrayInputStream(bytes), type);
    }

    /** An array of JSON. */
    public static byte[] json(int count, IntFunction<String> element) {
        return IntStream.range(0, count)
                .mapToObj(element)
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
