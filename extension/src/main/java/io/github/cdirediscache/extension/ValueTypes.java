package io.github.cdirediscache.extension;

import java.io.Serializable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Types of values that can be serialized with the cache that they belong to, which those of the JDK can't. */
final class ValueTypes {

    private ValueTypes() {}

    /** The same type, equal to it, and serializable; empty if there are variables or wildcards in it. */
    static Optional<Type> serializable(Type type) {
        if (type instanceof Class<?> plain) {
            return plain == Void.class ? Optional.empty() : Optional.of(plain);
        }
        if (type instanceof GenericArrayType array) {
            return serializable(array.getGenericComponentType()).map(Array::new);
        }
        if (!(type instanceof ParameterizedType generic)) {
            return Optional.empty();
        }
        List<Type> arguments = new ArrayList<>();
        for (Type argument : generic.getActualTypeArguments()) {
            Optional<Type> serializable = serializable(argument);
            if (serializable.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(serializable.get());
        }
        @Nullable Type owner = generic.getOwnerType();
        return Optional.of(new Generic(
                (Class<?>) generic.getRawType(),
                owner == null ? null : serializable(owner).orElse(null),
                List.copyOf(arguments)));
    }

    @SuppressWarnings("serial") // the types in it are classes, or made here
    private record Generic(Class<?> raw, @Nullable Type owner, List<Type> arguments)
            implements ParameterizedType, Serializable {

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

        /** As the JDK's own types compare, so that a cache is the same by whichever of them it is asked for. */
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
            return raw.getName()
                    + arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    @SuppressWarnings("serial") // the type in it is a class, or made here
    private record Array(Type component) implements GenericArrayType, Serializable {

        @Override
        public Type getGenericComponentType() {
            return component;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof GenericArrayType that && component.equals(that.getGenericComponentType());
        }

        @Override
        public int hashCode() {
            return component.hashCode();
        }

        @Override
        public String toString() {
            return component.getTypeName() + "[]";
        }
    }
}
