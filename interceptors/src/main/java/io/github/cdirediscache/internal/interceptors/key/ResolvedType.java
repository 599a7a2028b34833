package io.github.cdirediscache.internal.interceptors.key;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A generic class with its arguments, equal to the JDK's own of the same parts. */
record ResolvedType(
        Class<?> raw, List<Type> arguments, @Nullable Type owner) implements ParameterizedType {

    @Override
    public Type[] getActualTypeArguments() {
        return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
        return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
        return owner;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParameterizedType that
                && raw.equals(that.getRawType())
                && Objects.equals(owner, that.getOwnerType())
                && Arrays.equals(getActualTypeArguments(), that.getActualTypeArguments());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(getActualTypeArguments()) ^ Objects.hashCode(owner) ^ raw.hashCode();
    }

    @Override
    public String toString() {
        return raw.getName() + arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
    }
}
