package io.github.cdirediscache.extension;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.internal.reflect.ConcreteTypes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place where a cache is injected.
 *
 * @param where the place, for messages
 * @param type the type of the cache as written there, {@code Cache<List<Story>>}
 * @param name the name of the cache; {@code null} if none is said
 * @param isBare whether nothing says which cache is meant
 * @param isDirect whether it is a cache, and not an {@code Instance} or a {@code Provider} of one
 */
record CachePoint(String where, Type type, @Nullable String name, boolean isBare, boolean isDirect) {

    /** The injection point as a place for a cache; empty if it is for something else. */
    static Optional<CachePoint> of(InjectionPoint point) {
        Type type = provided(point.getType());
        if (rawType(type) != Cache.class || point.isDelegate()) {
            return Optional.empty();
        }
        boolean isBare = point.getQualifiers().stream()
                .map(Annotation::annotationType)
                .allMatch(qualifier -> qualifier == Default.class || qualifier == Any.class);
        boolean isDirect = type.equals(point.getType());
        return Optional.of(new CachePoint(where(point), type, name(point), isBare, isDirect));
    }

    /** The type of the value, if it is said and has no variables and wildcards in it. */
    Optional<Type> valueType() {
        return valueType(type);
    }

    /** The type of the values of a cache's type; an {@code Instance} of a cache is taken for the cache. */
    static Optional<Type> valueType(Type type) {
        return provided(type) instanceof ParameterizedType generic && generic.getRawType() == Cache.class
                ? ConcreteTypes.serializable(generic.getActualTypeArguments()[0])
                : Optional.empty();
    }

    /** What an {@code Instance} or a {@code Provider} gives; another type itself. */
    static Type provided(Type type) {
        return type instanceof ParameterizedType generic
                        && generic.getRawType() instanceof Class<?> raw
                        && Provider.class.isAssignableFrom(raw)
                        && generic.getActualTypeArguments().length == 1
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private static Type rawType(Type type) {
        return type instanceof ParameterizedType generic ? generic.getRawType() : type;
    }

    private static @Nullable String name(InjectionPoint point) {
        for (Annotation qualifier : point.getQualifiers()) {
            if (qualifier instanceof Named named) {
                return named.value().isEmpty() ? point.getMember().getName() : named.value();
            }
        }
        return null;
    }

    private static String where(InjectionPoint point) {
        @Nullable Member member = point.getMember();
        if (member == null) {
            return point.toString();
        }
        String bean = member.getDeclaringClass().getName();
        return member instanceof Constructor<?> ? bean + " (its constructor)" : bean + "." + member.getName();
    }
}
