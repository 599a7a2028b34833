package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.format.MappingException;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.format.json.JsonSerializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With what the libraries really throw. */
class SerializationAdviceTest {

    private static final Serializer JSON = new JsonSerializer();

    record Hidden(long id, String text) {}

    public record Holder(String name, Hidden hidden) {}

    public record Inner(int number, double share) {}

    public record Outer(String name, List<Inner> inner) {}

    public static class WithoutCreator {
        private final long id;

        public WithoutCreator(long id) {
            this.id = id;
        }

        public long getId() {
            return id;
        }
    }

    public record HasWithoutCreator(WithoutCreator part) {}

    public interface Shape {}

    public record Circle(double radius) implements Shape {}

    public record HasShape(Shape shape) {}

    private static String written(Serializer serializer, Object value) {
        try {
            serializer.serialize(value, value.getClass(), new ByteArrayOutputStream());
        } catch (IOException e) {
            return SerializationAdvice.of(e);
        }
        throw new AssertionError("was written");
    }

    private static String read(Serializer serializer, String text, Type type) {
        try {
            serializer.deserialize(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), type);
        } catch (IOException e) {
            return SerializationAdvice.of(e);
        }
        throw new AssertionError("was read");
    }

    @Test
    void json_classThatIsNotPublic_saysSo() {
        assertThat(read(JSON, "{\"name\":\"a\",\"hidden\":{\"id\":1,\"text\":\"s3cret\"}}", Holder.class))
                .startsWith(", in the property ")
                .contains("is not public: make it public, or choose serializer=msgpack")
                .doesNotContain("s3cret");
    }

    @Test
    void json_propertyWithoutCreator_namesItAndSaysWhatToDo() {
        assertThat(read(JSON, "{\"part\":{\"id\":7}}", HasWithoutCreator.class))
                .contains("in the property part;", "constructor without parameters or a creator");
        assertThat(read(JSON, "{\"shape\":{\"radius\":1}}", HasShape.class))
                .contains("in the property shape;", "a class and not an interface");
    }

    @Test
    void json_valueThatCannotBeWritten_namesThePath() {
        assertThat(written(JSON, new Outer("a", List.of(new Inner(1, Double.NaN)))))
                .isEqualTo(", in the property inner.share");
    }

    @Test
    void json_entryOfAnEarlierVersion_saysSo() {
        assertThat(read(JSON, "{\"name\":\"a\"}", Outer.class))
                .contains("in the property inner;", "an earlier version of the class");
    }

    @Test
    void mappingException_namesThePropertyAndNoValue() {
        MappingException failure = new MappingException(List.of("inner", "number"), new IOException("s3cret"));

        assertThat(SerializationAdvice.of(new IOException("wrapped", failure)))
                .isEqualTo(", in the property inner.number");
        assertThat(SerializationAdvice.of(new MappingException(List.of(), new IllegalAccessException("s3cret"))))
                .isEqualTo("; a class there keeps its fields to itself: choose another serializer, or another class");
    }

    @Test
    void unknownFailure_isEmpty() {
        assertThat(SerializationAdvice.of(new IOException("s3cret", new IllegalStateException("property 's3cret'"))))
                .isEmpty();
    }
}
