package io.github.cdirediscache.internal.reflect;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types without type variables and wildcards, the only ones that a cache can have values of. */
public final class ConcreteTypes {

    private ConcreteTypes() {}

    /**
     * Whether a type is concrete.
     *
     * @param type any type
     * @return false if there is a type variable or a wildcard in it
     */
    public static boolean isConcrete(Type type) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                if (!isConcrete(argument)) {
                    return false;
                }
            }
            return true;
        }
        return type instanceof Class<?>
                || (type instanceof GenericArrayType array && isConcrete(array.getGenericComponentType()));
    }

    /**
     * A concrete type that can be serialized with the cache that it belongs to, as the JDK's own types can't.
     *
     * @param type any type
     * @return a type equal to it; empty if the type is not concrete, or if it is {@link Void} or has it in it
     */
    public static Optional<Type> serializable(Type type) {
        if (type instanceof Class<?> plain) {
            return plain == Void.class ? Optional.empty() : Optional.of(plain);
        }
        if (type instanceof GenericArrayType array) {
            return serializable(array.getGenericComponentType()).map(ArrayType::new);
        }
        return type instanceof ParameterizedType generic ? serializable(generic) : Optional.empty();
    }

    private static Optional<Type> serializable(ParameterizedType generic) {
        List<Type> arguments = new ArrayList<>();
        for (Type argument : generic.getActualTypeArguments()) {
            Optional<Type> serializable = serializable(argument);
            if (serializable.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(serializable.get());
        }
        @Nullable Type owner = generic.getOwnerType();
        return Optional.of(new GenericType(
                (Class<?>) generic.getRawType(),
                arguments,
                owner == null ? null : serializable(owner).orElse(null)));
    }
}
