package io.github.cdirediscache.internal.reflect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.TypeRef;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TypeResolverTest {

    interface Source<S> {
        default Map<String, S> source() {
            return Map.of();
        }
    }

    static class Base<T> {
        List<T> list() {
            return List.of();
        }

        T one() {
            throw new UnsupportedOperationException();
        }

        T[] array() {
            throw new UnsupportedOperationException();
        }

        List<T>[] arrayOfLists() {
            throw new UnsupportedOperationException();
        }

        List<? extends T> upTo() {
            return List.of();
        }

        List<?> any() {
            return List.of();
        }

        Map<String, List<T>> nested() {
            return Map.of();
        }

        <M> M ofMethod() {
            throw new UnsupportedOperationException();
        }

        Base<T>.Inner inner() {
            return new Inner();
        }

        class Inner {}
    }

    static class Middle<A, B> extends Base<B> implements Source<A> {}

    static class Stories extends Middle<Integer, String> {}

    static class Lists extends Base<List<Integer>> {}

    @SuppressWarnings("rawtypes")
    static class Raw extends Base {}

    @Test
    void resolve_variableOfSuperclass_isItsArgument() {
        assertThat(resolve(Stories.class, "one")).isEqualTo(String.class);
        assertThat(resolve(Lists.class, "one")).isEqualTo(new TypeRef<List<Integer>>() {}.type());
    }

    @Test
    void resolve_genericType_equalsTheJdksOwnBothWays() {
        Type expected = new TypeRef<List<String>>() {}.type();
        assertThat(resolve(Stories.class, "list")).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(expected).isEqualTo(resolve(Stories.class, "list"));
        assertThat(resolve(Stories.class, "nested")).isEqualTo(new TypeRef<Map<String, List<String>>>() {}.type());
    }

    @Test
    void resolve_variableOfInterface_isItsArgument() {
        assertThat(resolve(Stories.class, "source")).isEqualTo(new TypeRef<Map<String, Integer>>() {}.type());
    }

    @Test
    void resolve_arrays_areClassesWherePossible() {
        assertThat(resolve(Stories.class, "array")).isEqualTo(String[].class);
        Type expected = new TypeRef<List<String>[]>() {}.type();
        assertThat(resolve(Stories.class, "arrayOfLists")).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(expected).isEqualTo(resolve(Stories.class, "arrayOfLists"));
    }

    @Test
    void resolve_wildcards_areTheirUpperBounds() {
        assertThat(resolve(Stories.class, "upTo")).isEqualTo(new TypeRef<List<String>>() {}.type());
        assertThat(resolve(Stories.class, "any")).isEqualTo(new TypeRef<List<Object>>() {}.type());
    }

    @Test
    void resolve_innerClass_resolvesItsOwner() {
        assertThat(resolve(Stories.class, "inner").getTypeName()).contains("Inner");
        assertThat(DeclaredTypes.rawClass(resolve(Stories.class, "inner"))).isEqualTo(Base.Inner.class);
    }

    @Test
    void resolve_unknownVariable_stays() {
        assertThat(DeclaredTypes.firstVariable(resolve(Base.class, "list"))).isPresent();
        assertThat(DeclaredTypes.firstVariable(resolve(Raw.class, "list"))).isPresent();
        assertThat(DeclaredTypes.firstVariable(resolve(Stories.class, "ofMethod")))
                .isPresent();
        assertThat(DeclaredTypes.firstVariable(resolve(Base.class, "arrayOfLists")))
                .isPresent();
        assertThat(DeclaredTypes.firstVariable(resolve(Stories.class, "nested")))
                .isEmpty();
    }

    @Test
    void rawClass_ofVariablesAndArrays_isTheBoundsClass() {
        assertThat(DeclaredTypes.rawClass(resolve(Base.class, "one"))).isEqualTo(Object.class);
        assertThat(DeclaredTypes.rawClass(resolve(Base.class, "array"))).isEqualTo(Object[].class);
        assertThat(DeclaredTypes.rawClass(resolve(Stories.class, "arrayOfLists")))
                .isEqualTo(List[].class);
    }

    @Test
    void argument_ofImplementedInterface_isFound() {
        TypeResolver types = TypeResolver.of(new TypeRef<ArrayList<String>>() {}.type());
        assertThat(types.argument(List.class, 0)).contains(String.class);
        assertThat(TypeResolver.of(ArrayList.class).argument(Map.class, 0)).isEmpty();
    }

    private static Type resolve(Class<?> beanClass, String name) {
        Method method = Stream.of(Base.class, Source.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return TypeResolver.of(beanClass).resolve(method.getGenericReturnType());
    }
}
