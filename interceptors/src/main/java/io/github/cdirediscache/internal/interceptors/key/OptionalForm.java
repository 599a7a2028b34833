package io.github.cdirediscache.internal.interceptors.key;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The optional types: empty or a value. */
record OptionalForm<T>(Class<T> type, Function<T, @Nullable Object> toValue) implements Form {

    @Override
    public void encode(Object value, StringBuilder out, int depth) {
        Object content = toValue.apply(type.cast(value));
        Encoding.appendAll(type.getSimpleName() + "(", content == null ? List.of() : List.of(content), ')', out, depth);
    }

    @Override
    public @Nullable String text(Object value) {
        Object content = toValue.apply(type.cast(value));
        return content == null ? null : Forms.of(content.getClass()).text(content);
    }
}
