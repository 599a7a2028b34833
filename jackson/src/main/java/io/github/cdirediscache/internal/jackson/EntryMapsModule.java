package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.MapDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.MapType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Maps whose keys are no texts, such as records, as lists of entries: Jackson alone writes the {@code toString()} of
 * such a key, which it can't read back.
 */
final class EntryMapsModule {

    /** Beside enums and {@code java.time}. */
    private static final Set<Class<?>> TEXTS = Set.of(
            Object.class,
            CharSequence.class,
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class,
            URI.class,
            Date.class,
            Locale.class,
            Currency.class);

    private EntryMapsModule() {}

    static SimpleModule create() {
        return new SimpleModule("cdi-redis-cache maps")
                .setSerializerModifier(new Serializers())
                .setDeserializerModifier(new Deserializers());
    }

    /** What stands for an entry of a map. */
    record MapEntry<K, V>(K key, V value) {}

    private static boolean isText(JavaType key) {
        Class<?> raw = key.getRawClass();
        return TEXTS.contains(raw) || key.isEnumType() || raw.getName().startsWith("java.time.");
    }

    private static JavaType entries(MapType map, TypeFactory types) {
        return types.constructCollectionType(
                List.class, types.constructParametricType(MapEntry.class, map.getKeyType(), map.getContentType()));
    }

    private static final class Serializers extends BeanSerializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public JsonSerializer<?> modifyMapSerializer(
                SerializationConfig config, MapType type, BeanDescription description, JsonSerializer<?> serializer) {
            return isText(type.getKeyType()) ? serializer : new EntriesSerializer(type);
        }
    }

    private static final class Deserializers extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config,
                MapType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return isText(type.getKeyType()) || !(deserializer instanceof MapDeserializer maps)
                    ? deserializer
                    : new EntriesDeserializer(type, maps);
        }
    }

    private static final class EntriesSerializer extends StdSerializer<Map<?, ?>> {

        private static final long serialVersionUID = 1;

        private final MapType type;

        EntriesSerializer(MapType type) {
            super(type);
            this.type = type;
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Map<?, ?> map) {
            return map.isEmpty();
        }

        @Override
        public void serialize(Map<?, ?> map, JsonGenerator to, SerializerProvider provider) throws IOException {
            List<MapEntry<?, ?>> entries = new ArrayList<>(map.size());
            map.forEach((key, value) -> entries.add(new MapEntry<>(key, value)));
            provider.findTypedValueSerializer(entries(type, provider.getTypeFactory()), true, null)
                    .serialize(entries, to, provider);
        }
    }

    private static final class EntriesDeserializer extends StdDeserializer<Map<Object, Object>> {

        private static final long serialVersionUID = 1;

        private final MapType type;

        /** Knows how to make the map. */
        private final MapDeserializer maps;

        EntriesDeserializer(MapType type, MapDeserializer maps) {
            super(type);
            this.type = type;
            this.maps = maps;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map<Object, Object> deserialize(JsonParser from, DeserializationContext context) throws IOException {
            List<MapEntry<?, ?>> entries = context.readValue(from, entries(type, context.getTypeFactory()));
            Map<Object, Object> map =
                    (Map<Object, Object>) maps.getValueInstantiator().createUsingDefault(context);
            List<Object> keys = new ArrayList<>(entries.size());
            for (MapEntry<?, ?> entry : entries) {
                if (entry == null) {
                    context.reportInputMismatch(this, "an entry of a map must not be null");
                } else {
                    keys.add(entry.key());
                }
            }
            boolean areFew = FilledMapDeserializer.sortsKeys(maps.getMapClass())
                    ? EqualHashes.areFewIn(keys)
                    : EqualHashes.areFewInList(keys);
            if (!areFew) {
                context.reportInputMismatch(this, EqualHashes.REFUSAL);
            }
            entries.forEach(entry -> map.put(entry.key(), entry.value()));
            return map;
        }
    }
}
