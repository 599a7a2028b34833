package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.CollectionDeserializer;
import com.fasterxml.jackson.databind.deser.std.MapDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringCollectionDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * Collections and maps that are filled only when all elements are known, so that those are refused whose elements or keys
 * all have one hash code: to fill them takes time that goes with the square of their number.
 */
final class HashedCollectionsModule {

    /** What takes the same time for each element. */
    private static final Set<Class<?>> LINEAR =
            Set.of(ArrayList.class, LinkedList.class, ArrayDeque.class, PriorityQueue.class);

    /** Those that copy themselves on each write, and compare texts with each other although these could be sorted. */
    private static final Set<Class<?>> COPIED = Set.of(CopyOnWriteArrayList.class, CopyOnWriteArraySet.class);

    private HashedCollectionsModule() {}

    static SimpleModule create() {
        return new SimpleModule("cdi-redis-cache hashed collections").setDeserializerModifier(new Modifier());
    }

    private static final class Modifier extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            Class<?> raw = type.getRawClass();
            if (LINEAR.contains(raw) || SortedSet.class.isAssignableFrom(raw)) {
                return deserializer;
            }
            if (deserializer instanceof StringCollectionDeserializer texts && COPIED.contains(raw)) {
                return new FilledCollectionDeserializer(
                        new CollectionDeserializer(type, textsOnly(), null, texts.getValueInstantiator()));
            }
            return deserializer.getClass() == CollectionDeserializer.class
                    ? new FilledCollectionDeserializer((CollectionDeserializer) deserializer)
                    : deserializer;
        }

        @SuppressWarnings("unchecked") // any object may be an element
        private static JsonDeserializer<Object> textsOnly() {
            return (JsonDeserializer<Object>) (JsonDeserializer<?>) StringDeserializer.instance;
        }

        @Override
        public JsonDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config,
                MapType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            boolean isSorted = SortedMap.class.isAssignableFrom(type.getRawClass());
            return !isSorted && deserializer.getClass() == MapDeserializer.class
                    ? new FilledMapDeserializer((MapDeserializer) deserializer)
                    : deserializer;
        }
    }
}
