package io.github.cdirediscache.internal.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.internal.format.Formats;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JacksonSerializersTest {

    private static Formats formats(String serializer, Map<String, String> options, List<String> accepts) {
        return Formats.of(serializer, options, accepts, "none", OptionalInt.empty(), 1000, List.of(), List.of());
    }

    @Test
    void S10_serializer_byItsId_isTheOneToWriteWith() {
        assertThat(formats("msgpack", Map.of(), List.of()).serializer()).isInstanceOf(MsgpackSerializer.class);
        assertThat(formats("yaml", Map.of(), List.of()).serializer()).isInstanceOf(YamlSerializer.class);
    }

    @Test
    void S10_acceptedSerializer_ofThoseThatAreNamed_isThem() {
        Formats formats = formats("json", Map.of(), List.of("msgpack", "yaml"));

        assertThat(formats.acceptedSerializer("msgpack")).containsInstanceOf(MsgpackSerializer.class);
        assertThat(formats.acceptedSerializer("yaml")).containsInstanceOf(YamlSerializer.class);
        assertThat(formats("msgpack", Map.of(), List.of()).acceptedSerializer("yaml"))
                .isEmpty();
    }

    @Test
    void S12_options_eachWord_isTaken() {
        JacksonSerializers provider = new JacksonSerializers();

        provider.options().forEach((name, words) -> {
            for (String word : words) {
                for (String id : provider.ids()) {
                    assertThat(provider.create(id, Map.of(name, word)).id()).isEqualTo(id);
                }
            }
        });
    }

    @Test
    void create_ofAnotherId_throwsIllegalArgumentException() {
        assertThatThrownBy(() -> new JacksonSerializers().create("json", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("serializer must be one of msgpack, yaml, was json");
    }
}
