package io.github.cdirediscache.internal.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.format.MappingException;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.format.SerializationAdvice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With what Jackson really throws. */
class JacksonAdviceTest {

    private static final Serializer YAML = new YamlSerializer(Map.of());

    public record Inner(int number, double share) {}

    public record Outer(String name, List<Inner> inner) {}

    public interface Shape {}

    public record HasShape(Shape shape) {}

    private static IOException failure(String text, Type type) {
        try {
            YAML.deserialize(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), type);
        } catch (IOException e) {
            return e;
        }
        throw new AssertionError("was read");
    }

    @Test
    void yaml_ofEach_namesThePropertyAndNoValue() {
        IOException ofNumber = failure("name: a\ninner:\n- number: \"s3cret\"\n  share: 1.0\n...\n", Outer.class);

        assertThat(SerializationAdvice.of(ofNumber))
                .startsWith(", in the property inner.number")
                .doesNotContain("s3cret");
        assertThat(ofNumber).hasMessage("the property inner.number can't be mapped");
        assertThat(SerializationAdvice.of(failure("shape:\n  radius: 1.0\n...\n", HasShape.class)))
                .contains("in the property shape;", "a class and not an interface");
        assertThat(SerializationAdvice.of(failure("name: a\n...\n", Outer.class)))
                .contains("an earlier version of the class");
    }

    @Test
    void yaml_keyOfAMap_isNotNamed() {
        IOException ofKey = failure("s3cret: [1]\n...\n", new TypeRef<Map<String, String>>() {}.type());

        assertThat(ofKey).isInstanceOf(MappingException.class).hasMessage("a value can't be mapped");
    }
}
