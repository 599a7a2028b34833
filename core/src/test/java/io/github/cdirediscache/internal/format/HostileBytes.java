package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.format.Serializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads bytes that no serializer has written. */
public final class HostileBytes {

    /** Types of all kinds. */
    public static final List<Type> TYPES = List.of(
            Object.class,
            String.class,
            int.class,
            char.class,
            byte[].class,
            Corpus.Story.class,
            Corpus.Color.class,
            Corpus.Shape.class,
            Corpus.Times.class,
            Corpus.Values.class,
            new TypeRef<List<Corpus.Story>>() {}.type(),
            new TypeRef<Map<Corpus.Point, List<String>[]>>() {}.type());

    private HostileBytes() {}

    /** Reads two stories of which one byte is another one. */
    public static void changeAndRead(Serializer serializer, int place, byte value) throws IOException {
        Type type = TYPES.get(TYPES.size() - 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serializer.serialize(List.of(Corpus.story(1), Corpus.story(2)), type, out);
        byte[] bytes = out.toByteArray();
        bytes[place % bytes.length] = value;
        read(serializer, bytes, type);
    }

    /** Fails with an {@code Error}, or with null, alone. */
    public static void read(Serializer serializer, byte[] bytes, Type type) {
        try {
            if (serializer.deserialize(new ByteArrayInputStream(bytes), type) == null) {
                throw new AssertionError("a deserializer gave null");
            }
        } catch (IOException | RuntimeException e) {
            Objects.requireNonNull(e);
        }
    }
}
