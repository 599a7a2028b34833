package io.github.cdirediscache.internal.extension.discovery;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.internal.reflect.ConcreteTypes;
import jakarta.inject.Provider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place where a cache is injected.
 *
 * @param where the place, for messages
 * @param type the type of the cache as written there, {@code Cache<List<Story>>}
 * @param name the name of the cache; {@code null} if there is none
 * @param isBare whether no qualifier says which cache is meant
 * @param isDirect whether it is a cache, and not an {@code Instance} or a {@code Provider} of one
 */
public record CachePoint(String where, Type type, @Nullable String name, boolean isBare, boolean isDirect) {

    /**
     * The type of the values.
     *
     * @return the type; empty if it is not there, or has type variables or wildcards in it
     */
    public Optional<Type> valueType() {
        return valueType(type);
    }

    /**
     * The type of the values of a cache's type.
     *
     * @param type the type of a cache, or of an {@code Instance} of one
     * @return the type; empty if it is not there, or has type variables or wildcards in it
     */
    public static Optional<Type> valueType(Type type) {
        return provided(type) instanceof ParameterizedType generic && generic.getRawType() == Cache.class
                ? ConcreteTypes.serializable(generic.getActualTypeArguments()[0])
                : Optional.empty();
    }

    /**
     * What an {@code Instance} or a {@code Provider} gives.
     *
     * @param type the type of an injection point
     * @return the type that it gives; any other type itself
     */
    public static Type provided(Type type) {
        return type instanceof ParameterizedType generic
                        && generic.getRawType() instanceof Class<?> raw
                        && Provider.class.isAssignableFrom(raw)
                        && generic.getActualTypeArguments().length == 1
                ? generic.getActualTypeArguments()[0]
                : type;
    }
}
