package io.github.cdirediscache.internal.format.ordinary;

import java.io.Serializable;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Values of a cache that takes any. */
final class Scalars {

    private static final String KIND = "`Cache<Object>`";

    private Scalars() {}

    private static Ordinary<?> of(String name, Type type, Object value) {
        return Ordinary.of(KIND, name, type, value, read -> State.of(read));
    }

    static List<Ordinary<?>> all() {
        return List.of(
                of("text", Object.class, "a"),
                of("boolean", Object.class, true),
                of("char", Object.class, 'a'),
                of("byte", Object.class, (byte) 1),
                of("short", Object.class, (short) 1),
                of("int", Object.class, 1),
                of("long", Object.class, 1L),
                of("float", Object.class, 0.1f),
                of("double", Object.class, 0.1),
                of("BigInteger", Object.class, BigInteger.TEN),
                of("BigDecimal", Object.class, new BigDecimal("1.10")),
                of("byte[]", Object.class, new byte[] {1, -1}),
                of("UUID", Object.class, new UUID(1, 2)),
                of("Date", Object.class, new Date(1)),
                of("LocalDate", Object.class, LocalDate.EPOCH),
                of("enum", Object.class, Thread.State.NEW),
                of("List of texts", Object.class, List.of("a", "b")),
                of("List of ints", Object.class, List.of(1, 2)),
                Ordinary.of(
                        KIND,
                        "Map",
                        (Type) Object.class,
                        (Object) Map.of("a", "b"),
                        read -> read instanceof Map<?, ?> map ? State.unordered(map) : "no map"),
                of("Number: int", Number.class, 1),
                of("Number: long", Number.class, 1L),
                of("Number: double", Number.class, 0.5),
                of("Number: BigDecimal", Number.class, new BigDecimal("1.10")),
                of("Serializable: int", Serializable.class, 1),
                of("Serializable: text", Serializable.class, "a"),
                of("Serializable: byte[]", Serializable.class, new byte[] {1}),
                of("Comparable: int", Comparable.class, 1),
                of("Comparable: text", Comparable.class, "a"));
    }
}
