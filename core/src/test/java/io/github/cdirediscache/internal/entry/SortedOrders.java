package io.github.cdirediscache.internal.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.internal.format.Formats;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sorted collections have the order that they had, whatever writes them; each module checks its own serializers. */
public final class SortedOrders {

    private static final int MAX = 1 << 20;

    private SortedOrders() {}

    /**
     * Writes and reads sorted maps and sets.
     *
     * @param serializer the id of the serializer
     * @throws CorruptEntryException if one can't be read
     */
    public static void areKept(String serializer) throws CorruptEntryException {
        Map<String, Integer> entries = Map.of("a", 1, "B", 2, "c", 3);
        for (Comparator<String> order : List.of(
                Comparator.<String>reverseOrder(), Collections.<String>reverseOrder(), String.CASE_INSENSITIVE_ORDER)) {
            TreeMap<String, Integer> map = new TreeMap<>(order);
            map.putAll(entries);
            TreeSet<String> set = new TreeSet<>(order);
            set.addAll(entries.keySet());
            for (Type type : List.of(
                    new TypeRef<SortedMap<String, Integer>>() {}.type(),
                    new TypeRef<TreeMap<String, Integer>>() {}.type(),
                    new TypeRef<Map<String, Integer>>() {}.type())) {
                SortedMap<?, ?> read = (SortedMap<?, ?>) roundTrip(serializer, type, map);
                assertThat(read.comparator()).isEqualTo(order);
                assertThat(read.toString()).isEqualTo(map.toString());
                assertThat(((SortedMap<?, ?>) roundTrip(serializer, type, new TreeMap<>(order))).comparator())
                        .isEqualTo(order);
            }
            SortedSet<?> read = (SortedSet<?>) roundTrip(serializer, new TypeRef<SortedSet<String>>() {}.type(), set);
            assertThat(read.comparator()).isEqualTo(order);
            assertThat(read.toString()).isEqualTo(set.toString());
        }
    }

    private static Object roundTrip(String serializer, Type type, Object value) throws CorruptEntryException {
        try (Formats formats =
                Formats.of(serializer, Map.of(), List.of(), "zlib", OptionalInt.empty(), MAX, List.of(), List.of())) {
            EntryCodec codec = new EntryCodec(type, formats, 0, MAX, Verify.ALWAYS);
            byte[] bytes = codec.write(value, Entry.NONE, Entry.NONE);
            return codec.read(bytes, Entry.of(bytes));
        }
    }
}
