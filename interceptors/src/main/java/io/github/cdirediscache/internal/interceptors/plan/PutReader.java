package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.internal.interceptors.key.KeyRule;
import io.github.cdirediscache.internal.interceptors.value.ReturnShape;
import java.lang.reflect.Type;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads {@code @CachePut}: each of its members is read in this class, and in no other one. */
final class PutReader {

    private final CachePut annotation;
    private final MethodContext method;
    private final MethodProblems problems;

    PutReader(CachePut annotation, MethodContext method) {
        this.annotation = annotation;
        this.method = method;
        this.problems = method.problems().of("@CachePut");
    }

    /** The plan; {@code null} if the value's type can't be cached. */
    CallPlan.@Nullable Store plan() {
        Duration timeout = method.texts(problems)
                .time("timeout", method.defaults().text(annotation.timeout(), CacheDefaults::timeout));
        KeyRule key = method.keys().key(annotation.key(), problems);
        int valueIndex = method.keys().valueIndex();
        ReturnShape shape = shape(valueIndex);
        if (shape == null) {
            return null;
        }
        String cacheName = method.defaults().cacheName(annotation.cacheName());
        return new CallPlan.Store(cacheName, key, shape, valueIndex, timeout, timeout, annotation.unless(), false);
    }

    private @Nullable ReturnShape shape(int valueIndex) {
        if (valueIndex < 0) {
            return method.shape(method.method().getGenericReturnType(), problems);
        }
        Type type = method.source().getGenericParameterTypes()[valueIndex];
        ReturnShape shape = method.shape(type, problems);
        if (shape != null && shape.async() != null) {
            problems.accept(
                    "has a @CacheValue parameter of the type " + type.getTypeName() + "; let it be the value itself");
        }
        return shape;
    }
}
