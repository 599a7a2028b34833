package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import com.fasterxml.jackson.databind.deser.std.MapDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import java.io.IOException;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Collects the entries of a map in a list before it fills the map. */
final class FilledMapDeserializer extends MapDeserializer {

    private static final long serialVersionUID = 1;

    /** Those that sort keys with the same hash code. Others compare each with each. */
    private static final Set<Class<?>> SORTING =
            Set.of(Map.class, HashMap.class, LinkedHashMap.class, ConcurrentHashMap.class);

    private final boolean sortsKeys;

    FilledMapDeserializer(MapDeserializer usual) {
        super(usual);
        this.sortsKeys = sortsKeys(usual.getMapClass());
    }

    /** Whether maps of a class, or of what stands for the interface, sort keys with the same hash code. */
    static boolean sortsKeys(Class<?> map) {
        return SORTING.contains(map);
    }

    @Override
    protected MapDeserializer withResolved(
            KeyDeserializer key,
            TypeDeserializer valueType,
            JsonDeserializer<?> value,
            NullValueProvider nulls,
            Set<String> ignored,
            Set<String> included) {
        return new FilledMapDeserializer(super.withResolved(key, valueType, value, nulls, ignored, included));
    }

    @Override
    public Map<Object, Object> deserialize(JsonParser from, DeserializationContext context) throws IOException {
        boolean isUsual = _hasDefaultCreator
                && _delegateDeserializer == null
                && _propertyBasedCreator == null
                && from.hasToken(JsonToken.START_OBJECT);
        if (!isUsual || areHarmless(getValueType(context).getKeyType().getRawClass())) {
            return super.deserialize(from, context);
        }
        Entries entries = new Entries();
        super.deserialize(from, context, entries);
        boolean areFew = sortsKeys ? EqualHashes.areFewIn(entries.keys) : EqualHashes.areFewInList(entries.keys);
        if (!areFew) {
            context.reportInputMismatch(this, EqualHashes.REFUSAL);
        }
        @SuppressWarnings("unchecked")
        Map<Object, Object> map = (Map<Object, Object>) _valueInstantiator.createUsingDefault(context);
        entries.putInto(map);
        return map;
    }

    /** Names of maps whose keys are not declared are texts. */
    private boolean areHarmless(Class<?> key) {
        return sortsKeys
                && (key.isEnum() || key == Object.class || key == CharSequence.class || EqualHashes.areSorted(key));
    }

    /** What Jackson puts, in order. */
    private static final class Entries extends AbstractMap<Object, @Nullable Object> {

        private final List<Object> keys = new ArrayList<>();
        private final List<@Nullable Object> values = new ArrayList<>();

        @Override
        public @Nullable Object put(Object key, @Nullable Object value) {
            keys.add(key);
            values.add(value);
            return null;
        }

        /** Jackson asks for what a key had before, to add to it. */
        @Override
        public @Nullable Object get(@Nullable Object key) {
            return null;
        }

        void putInto(Map<Object, Object> map) {
            for (int i = 0; i < keys.size(); i++) {
                map.put(keys.get(i), values.get(i));
            }
        }

        @Override
        public Set<Entry<Object, @Nullable Object>> entrySet() {
            throw new UnsupportedOperationException();
        }
    }
}
