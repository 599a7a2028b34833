package io.github.cdirediscache.internal.interceptors.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.internal.interceptors.async.AsyncType;
import io.github.cdirediscache.internal.interceptors.async.AsyncTypes;
import io.github.cdirediscache.internal.reflect.TypeResolver;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ReturnShapeTest {

    private static final AsyncType STAGE = AsyncTypes.of(CompletionStage.class).orElseThrow();

    static class Base<T> {
        T value() {
            throw new UnsupportedOperationException();
        }
    }

    static class Later extends Base<CompletionStage<Optional<List<? extends Number>>>> {}

    @Test
    void of_plainTypes_areThemselves() {
        assertThat(of(String.class)).isEqualTo(new ReturnShape(String.class, null, false, false));
        Type map = new TypeRef<Map<String, List<Integer>>>() {}.type();
        assertThat(of(map)).isEqualTo(new ReturnShape(map, null, false, false));
        assertThat(of(byte[].class).value()).isEqualTo(byte[].class);
    }

    @Test
    void of_primitive_isBoxedAndNeverNull() {
        assertThat(of(int.class)).isEqualTo(new ReturnShape(Integer.class, null, false, true));
        assertThat(of(Integer.class)).isEqualTo(new ReturnShape(Integer.class, null, false, false));
    }

    @Test
    void of_wrappers_areTakenOff() {
        assertThat(of(new TypeRef<Optional<String>>() {}.type()))
                .isEqualTo(new ReturnShape(String.class, null, true, false));
        assertThat(of(new TypeRef<CompletionStage<String>>() {}.type()))
                .isEqualTo(new ReturnShape(String.class, STAGE, false, false));
        assertThat(of(new TypeRef<CompletableFuture<String>>() {}.type()))
                .isEqualTo(new ReturnShape(String.class, STAGE, false, false));
        assertThat(of(new TypeRef<CompletionStage<Optional<List<? extends Number>>>>() {}.type()))
                .isEqualTo(new ReturnShape(new TypeRef<List<Number>>() {}.type(), STAGE, true, false));
    }

    @Test
    void of_variableThatIsAWrapper_isTakenOff() throws NoSuchMethodException {
        Type declared = Base.class.getDeclaredMethod("value").getGenericReturnType();
        assertThat(ReturnShape.of(TypeResolver.of(Later.class), declared))
                .isEqualTo(new ReturnShape(new TypeRef<List<Number>>() {}.type(), STAGE, true, false));
    }

    @Test
    void of_stageInAnOptionalOrAStage_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(new TypeRef<Optional<CompletionStage<String>>>() {}.type()))
                .withMessageContaining("CompletionStage can't be cached");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(new TypeRef<CompletionStage<CompletionStage<String>>>() {}.type()));
    }

    @Test
    void of_nestedWildcard_isItsBound() {
        assertThat(of(new TypeRef<List<? extends Number>>() {}.type()).value())
                .isEqualTo(new TypeRef<List<Number>>() {}.type());
    }

    @Test
    void unwrap_thenWrap_givesTheSameOptional() {
        ReturnShape shape = of(new TypeRef<Optional<String>>() {}.type());
        assertThat(shape.unwrap(Optional.of("a"))).isEqualTo("a");
        assertThat(shape.unwrap(Optional.empty())).isNull();
        assertThat(shape.unwrap(null)).isNull();
        assertThat(shape.wrap("a")).isEqualTo(Optional.of("a"));
        assertThat(shape.wrap(null)).isEqualTo(Optional.empty());
        assertThat(of(String.class).wrap(null)).isNull();
    }

    private static ReturnShape of(Type type) {
        return ReturnShape.of(TypeResolver.of(Object.class), type);
    }
}
