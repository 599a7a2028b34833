package io.github.cdirediscache.internal.format;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Sets and maps in the fields of classes and records, read into linked ones: Yasson 3.0 reads all others into hash sets
 * and hash maps. It looks an adapter up by the whole generic type, so that these are the usual types one by one.
 */
@SuppressWarnings("NonApiType") // a type to read into must be a class
final class LinkedAdapters {

    private LinkedAdapters() {}

    static List<JsonbAdapter<?, ?>> all() {
        return List.of(
                new Texts(),
                new Integers(),
                new Longs(),
                new Uuids(),
                new TextByText(),
                new IntegerByText(),
                new LongByText(),
                new DoubleByText(),
                new DecimalByText(),
                new BooleanByText(),
                new TextsByText(),
                new AnyByText(),
                new Anything(),
                new TextByInteger(),
                new TextByLong());
    }

    /** A set of some elements. */
    abstract static class OfSet<E> implements JsonbAdapter<Set<E>, LinkedHashSet<E>> {
        @Override
        public LinkedHashSet<E> adaptToJson(Set<E> set) {
            return new LinkedHashSet<>(set);
        }

        @Override
        public Set<E> adaptFromJson(LinkedHashSet<E> json) {
            return json;
        }
    }

    /** A map of some keys and values. */
    abstract static class OfMap<K, V> implements JsonbAdapter<Map<K, V>, LinkedHashMap<K, V>> {
        @Override
        public LinkedHashMap<K, V> adaptToJson(Map<K, V> map) {
            return new LinkedHashMap<>(map);
        }

        @Override
        public Map<K, V> adaptFromJson(LinkedHashMap<K, V> json) {
            return json;
        }
    }

    /** {@code Set<String>}. */
    public static final class Texts extends OfSet<String> {}

    /** {@code Set<Integer>}. */
    public static final class Integers extends OfSet<Integer> {}

    /** {@code Set<Long>}. */
    public static final class Longs extends OfSet<Long> {}

    /** {@code Set<UUID>}. */
    public static final class Uuids extends OfSet<UUID> {}

    /** {@code Map<String, String>}. */
    public static final class TextByText extends OfMap<String, String> {}

    /** {@code Map<String, Integer>}. */
    public static final class IntegerByText extends OfMap<String, Integer> {}

    /** {@code Map<String, Long>}. */
    public static final class LongByText extends OfMap<String, Long> {}

    /** {@code Map<String, Double>}. */
    public static final class DoubleByText extends OfMap<String, Double> {}

    /** {@code Map<String, BigDecimal>}. */
    public static final class DecimalByText extends OfMap<String, BigDecimal> {}

    /** {@code Map<String, Boolean>}. */
    public static final class BooleanByText extends OfMap<String, Boolean> {}

    /** {@code Map<String, List<String>>}. */
    public static final class TextsByText extends OfMap<String, List<String>> {}

    /** {@code Map<String, Object>}. */
    public static final class AnyByText extends OfMap<String, Object> {
        @Override
        public Map<String, Object> adaptFromJson(LinkedHashMap<String, Object> json) {
            json.replaceAll((key, value) -> NaturalNumbers.untyped(value));
            return json;
        }
    }

    /** {@code List<Object>}. */
    public static final class Anything implements JsonbAdapter<List<Object>, ArrayList<Object>> {
        @Override
        public ArrayList<Object> adaptToJson(List<Object> list) {
            return new ArrayList<>(list);
        }

        @Override
        public List<Object> adaptFromJson(ArrayList<Object> json) {
            json.replaceAll(NaturalNumbers::untyped);
            return json;
        }
    }

    /** {@code Map<Integer, String>}. */
    public static final class TextByInteger extends OfMap<Integer, String> {}

    /** {@code Map<Long, String>}. */
    public static final class TextByLong extends OfMap<Long, String> {}
}
