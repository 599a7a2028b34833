package io.github.cdirediscache.internal.extension.container;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.internal.extension.discovery.CachePoint;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Named;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the injection points of caches. */
final class CachePoints {

    private CachePoints() {}

    /** An injection point as a place for a cache; empty if it is for something else. */
    static Optional<CachePoint> of(InjectionPoint point) {
        Type type = CachePoint.provided(point.getType());
        if (rawType(type) != Cache.class || point.isDelegate()) {
            return Optional.empty();
        }
        boolean isBare = point.getQualifiers().stream()
                .map(Annotation::annotationType)
                .allMatch(qualifier -> qualifier == Default.class || qualifier == Any.class);
        boolean isDirect = type.equals(point.getType());
        return Optional.of(new CachePoint(where(point), type, name(point), isBare, isDirect));
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
