package io.github.cdirediscache.internal.interceptors.plan;

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
 * A declared type, taken apart into the value that is cached and what is around it.
 *
 * @param value the value's type, boxed and without variables
 * @param async how it comes, if it comes later
 * @param isOptional whether it is in an {@code Optional}
 * @param isPrimitive whether it can't be {@code null}
 */
record ReturnShape(Type value, @Nullable AsyncType async, boolean isOptional, boolean isPrimitive) {

    /**
     * The shape of a return type or of the type of a {@code @CacheValue} parameter.
     *
     * @throws IllegalArgumentException if nothing of this type can be cached; the message goes on from the method's name
     */
    static ReturnShape of(TypeResolver types, Type declared) {
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

    /** The value in what a method returned, or a stage of it completed with. An {@code Optional} may be {@code null}. */
    @Nullable Object unwrap(@Nullable Object returned) {
        return isOptional && returned != null ? ((Optional<?>) returned).orElse(null) : returned;
    }

    /** The value as the method returns it, or as its stage completes. */
    @Nullable Object wrap(@Nullable Object value) {
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
