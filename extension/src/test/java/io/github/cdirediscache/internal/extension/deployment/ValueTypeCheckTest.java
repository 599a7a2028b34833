package io.github.cdirediscache.internal.extension.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.extension.LogMessages;
import io.github.cdirediscache.extension.TestApplication;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RedisTest
class ValueTypeCheckTest {

    record Hidden(String name) {}

    public record Open(String name) implements Serializable {}

    public static class Entity {
        private String name;

        protected Entity() {}

        public Entity(String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }
    }

    public static class WithoutCreator {
        private final String name;

        public WithoutCreator(String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }
    }

    public static class WithCreator {
        private final String name;

        @JsonbCreator
        public WithCreator(@JsonbProperty("name") String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }
    }

    /** Stands for Jackson's, which is known by its name. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface JsonTypeInfo {}

    public interface Shape {}

    @JsonbTypeInfo(@JsonbSubtype(alias = "square", type = Square.class))
    @JsonTypeInfo
    public interface Typed {}

    public record Square(int side) implements Typed {}

    public enum Color {
        RED
    }

    enum HiddenColor {
        BLUE
    }

    public abstract static class Created {
        @JsonbCreator
        public static Created of(@JsonbProperty("name") String name) {
            return new Created() {};
        }
    }

    private static String problem(Type type, String serializer) {
        return ValueTypeCheck.problem(type, serializer).orElse("");
    }

    @Test
    void problem_ofTypesThatCanBeKept_isNone() {
        for (Type type : List.of(
                Open.class,
                Entity.class,
                WithCreator.class,
                Typed.class,
                Square.class,
                Color.class,
                HiddenColor.class,
                Created.class,
                String.class,
                int[].class,
                new TypeRef<Map<String, List<Entity>>>() {}.type())) {
            assertThat(problem(type, "json")).isEmpty();
        }
        assertThat(problem(Hidden.class, "msgpack")).isEmpty();
        assertThat(problem(Typed.class, "yaml")).isEmpty();
        assertThat(problem(Open.class, "binary")).isEmpty();
        assertThat(problem(WithoutCreator.class, "own")).isEmpty();
    }

    @Test
    void problem_ofOthers_saysWhatToDo() {
        assertThat(problem(Hidden.class, "json"))
                .isEqualTo(Hidden.class.getName()
                        + " is not public, and json can't make objects of it; make it public, or choose msgpack");
        assertThat(problem(new TypeRef<List<Hidden>>() {}.type(), "json")).contains("is not public");
        assertThat(problem(WithoutCreator.class, "json")).contains("@JsonbCreator", "add one");
        assertThat(problem(Shape.class, "json")).contains("is an interface", "@JsonbTypeInfo");
        assertThat(problem(Shape.class, "msgpack")).contains("is an interface", "@JsonTypeInfo");
        assertThat(problem(Entity.class, "binary")).contains("does not implement Serializable");
    }

    @ApplicationScoped
    static class Shapes {
        @CacheResult(cacheName = "shapes", key = "{id}")
        Shape find(long id) {
            return new Shape() {};
        }
    }

    @Test
    void deployment_ofSuchATypeOfAMethod_hasAWarning(RedisServer server) {
        try (LogMessages log = LogMessages.listening();
                TestApplication application =
                        TestApplication.of(Shapes.class).with(server).start()) {
            assertThat(log.with("CRC4003"))
                    .singleElement()
                    .asString()
                    .contains("1. cache shapes: " + Shape.class.getName() + " is an interface");
            assertThat(application.get(Shapes.class).find(1)).isNotNull();
            assertThat(log.with("CRC2002")).singleElement().asString().contains("cache shapes");
        }
    }
}
