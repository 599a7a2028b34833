package io.github.cdirediscache.internal.reflect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.TypeRef;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConcreteTypesTest {

    static class Outer<T> {
        class Inner<U> {}
    }

    static Stream<Type> concrete() {
        return Stream.of(
                String.class,
                int[].class,
                new TypeRef<List<String>>() {}.type(),
                new TypeRef<Map<String, List<Integer[]>>>() {}.type(),
                new TypeRef<List<String>[]>() {}.type(),
                new TypeRef<Outer<String>.Inner<Integer>>() {}.type());
    }

    static <T> Stream<Type> others() {
        return Stream.of(
                Void.class,
                new TypeRef<List<?>>() {}.type(),
                new TypeRef<T>() {}.type(),
                new TypeRef<List<T[]>>() {}.type());
    }

    @ParameterizedTest
    @MethodSource("concrete")
    void serializable_concreteType_isEqualBothWays(Type type) {
        Type serializable = ConcreteTypes.serializable(type).orElseThrow();

        assertThat(serializable)
                .isInstanceOf(Serializable.class)
                .isEqualTo(type)
                .hasSameHashCodeAs(type)
                .hasToString(serializable.toString());
        assertThat(type).isEqualTo(serializable);
    }

    @ParameterizedTest
    @MethodSource("others")
    void serializable_variablesAndWildcards_isEmpty(Type type) {
        assertThat(ConcreteTypes.serializable(type)).isEmpty();
    }
}
