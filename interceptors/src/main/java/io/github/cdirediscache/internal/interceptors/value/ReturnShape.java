package io.github.cdirediscache.internal.interceptors.value;

import io.github.cdirediscache.internal.interceptors.async.AsyncType;
import io.github.cdirediscache.internal.interceptors.async.AsyncTypes;
import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import io.github.cdirediscache.internal.reflect.TypeResolver;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A declared type, split into the value that is cached and what the type wraps around it.
 *
 * @param value the value's type, boxed and without type variables
 * @param async the asynchronous type around it; {@code null} if the value is returned at once
 * @param isOptional whether the value is in an {@code Optional}
 * @param isPrimitive whether the declared value is a primitive, which can't be {@code null}
 */
public record ReturnShape(Type value, @Nullable AsyncType async, boolean isOptional, boolean isPrimitive) {

    /**
     * The shape of a return type or of the type of a {@code @CacheValue} parameter.
     *
     * @param types knows the type variables of the bean class
     * @param declared the type as declared
     * @return its shape
     * @throws IllegalArgumentException if nothing of this type can be cached; the message continues the method's name
     */
    public static ReturnShape of(TypeResolver types, Type declared) {
        Type outer = types.resolveVariable(declared);
        AsyncType async = AsyncTypes.of(DeclaredTypes.rawClass(outer)).orElse(null);
        if (AsyncTypes.isWithoutValue(DeclaredTypes.rawClass(outer))) {
            throw new IllegalArgumentException("has no value to cache; let it return one");
        }
        Type inner = async == null ? outer : content(types, outer);
        boolean isOptional = DeclaredTypes.rawClass(inner) == Optional.class;
        Type content = isOptional ? content(types, inner) : inner;
        Type value = types.resolve(content);
        CacheableTypes.check(value);
        CompleteTypes.problem(content).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        boolean isPrimitive = value instanceof Class<?> raw && raw.isPrimitive();
        return new ReturnShape(DeclaredTypes.boxed(value), async, isOptional, isPrimitive);
    }

    /**
     * Takes the value out of its {@code Optional}.
     *
     * @param returned what a method returned, or what its stage completed with; an {@code Optional} may be {@code null}
     * @return the value
     */
    public @Nullable Object unwrap(@Nullable Object returned) {
        return isOptional && returned != null ? ((Optional<?>) returned).orElse(null) : returned;
    }

    /**
     * Puts a value into an {@code Optional} again.
     *
     * @param value the value
     * @return what the method returns, or what its stage completes with
     */
    public @Nullable Object wrap(@Nullable Object value) {
        return isOptional ? Optional.ofNullable(value) : value;
    }

    private static Type content(TypeResolver types, Type wrapper) {
        if (!(wrapper instanceof ParameterizedType generic)) {
            throw new IllegalArgumentException(
                    "does not say what is in its " + wrapper.getTypeName() + "; give the type argument");
        }
        Type content = generic.getActualTypeArguments()[0];
        if (content instanceof WildcardType) {
            throw new IllegalArgumentException(
                    "has the wildcard " + content.getTypeName() + " as the type of the value; name the type");
        }
        return types.resolveVariable(content);
    }
}
