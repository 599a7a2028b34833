package io.github.cdirediscache.internal.reflect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.TypeRef;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclaredTypesTest {

    private static final Type MAP = new TypeRef<Map<String, List<Integer[]>[]>>() {}.type();

    @Test
    void rawClass_wildcard_isThatOfItsBound() {
        ParameterizedType list = (ParameterizedType) new TypeRef<List<? extends Number>>() {}.type();

        assertThat(DeclaredTypes.rawClass(list.getActualTypeArguments()[0])).isEqualTo(Number.class);
    }

    @Test
    void rawClass_anUnknownKindOfType_isRefused() {
        Type unknown = new Type() {};

        assertThatThrownBy(() -> DeclaredTypes.rawClass(unknown)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boxed_changesPrimitivesAlone() {
        assertThat(DeclaredTypes.boxed(int.class)).isEqualTo(Integer.class);
        assertThat(DeclaredTypes.boxed(int[].class)).isEqualTo(int[].class);
        assertThat(DeclaredTypes.boxed(MAP)).isEqualTo(MAP);
    }

    @Test
    void parts_areArgumentsAndComponents() {
        assertThat(DeclaredTypes.parts(MAP)).hasSize(2).startsWith(String.class);
        assertThat(DeclaredTypes.parts(int[].class)).containsExactly(int.class);
        assertThat(DeclaredTypes.parts(String.class)).isEmpty();
    }

    @Test
    void classes_areAllThatTheTypeNames_outermostFirst() {
        assertThat(DeclaredTypes.classes(MAP)).containsExactly(Map.class, String.class, List.class, Integer.class);
    }
}
