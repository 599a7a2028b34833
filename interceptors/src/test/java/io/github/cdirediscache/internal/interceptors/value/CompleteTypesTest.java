package io.github.cdirediscache.internal.interceptors.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompleteTypesTest {

    @Test
    void problem_ofTypesThatSayWhatIsInThem_isNone() {
        assertThat(CompleteTypes.problem(String.class)).isEmpty();
        assertThat(CompleteTypes.problem(byte[].class)).isEmpty();
        assertThat(CompleteTypes.problem(Class.class)).isEmpty();
        assertThat(CompleteTypes.problem(new TypeRef<List<String>>() {}.type())).isEmpty();
        assertThat(CompleteTypes.problem(new TypeRef<List<? extends Number>>() {}.type()))
                .isEmpty();
        assertThat(CompleteTypes.problem(new TypeRef<Map<String, Object>>() {}.type()))
                .isEmpty();
        assertThat(CompleteTypes.problem(new TypeRef<List<Class<?>>>() {}.type()))
                .isEmpty();
        assertThat(CompleteTypes.problem(new TypeRef<List<Object>[]>() {}.type()))
                .isEmpty();
    }

    @Test
    void problem_ofWildcardsRawTypesAndKeys_saysWhatToDo() {
        assertThat(CompleteTypes.problem(new TypeRef<List<?>>() {}.type()))
                .hasValueSatisfying(CompleteTypesTest::named);
        assertThat(CompleteTypes.problem(new TypeRef<List<? super String>>() {}.type()))
                .isPresent();
        assertThat(CompleteTypes.problem(new TypeRef<Optional<Map<String, List<?>>>>() {}.type()))
                .isPresent();
        assertThat(CompleteTypes.problem(new TypeRef<List<?>[]>() {}.type())).isPresent();
        assertThat(CompleteTypes.problem(List.class))
                .hasValueSatisfying(
                        problem -> assertThat(problem)
                                .isEqualTo(
                                        "has the raw type java.util.List, which does not say what is in it; give the type arguments"));
        assertThat(CompleteTypes.problem(Map[].class)).isPresent();
        assertThat(CompleteTypes.problem(new TypeRef<Map<Object, String>>() {}.type()))
                .hasValueSatisfying(problem -> assertThat(problem).contains("what the keys of the map are"));
        assertThat(CompleteTypes.problem(new TypeRef<Map<?, String>>() {}.type()))
                .isPresent();
    }

    private static void named(String problem) {
        assertThat(problem).contains("java.util.List<?>", "name the type");
    }
}
