package io.github.cdirediscache.internal.jackson;

import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.format.SerializerProvider;
import java.util.Map;
import java.util.Set;

/** Provides {@code msgpack} and {@code yaml}. Needs nothing of Jackson before one of them is made. */
public final class JacksonSerializers implements SerializerProvider {

    /** Made by the {@code ServiceLoader}. */
    public JacksonSerializers() {}

    @Override
    public Set<String> ids() {
        return Set.of(MsgpackSerializer.ID, YamlSerializer.ID);
    }

    @Override
    public Map<String, Set<String>> options() {
        return Map.of(
                "mapping",
                Set.of("fields", "accessors"),
                "property-naming",
                Set.of(
                        "identity",
                        "lower-case-with-dashes",
                        "lower-case-with-underscores",
                        "upper-camel-case",
                        "upper-camel-case-with-spaces"));
    }

    @Override
    public Serializer create(String id, Map<String, String> options) {
        return switch (id) {
            case MsgpackSerializer.ID -> new MsgpackSerializer(options);
            case YamlSerializer.ID -> new YamlSerializer(options);
            default -> throw new IllegalArgumentException("serializer must be one of msgpack, yaml, was " + id);
        };
    }
}
