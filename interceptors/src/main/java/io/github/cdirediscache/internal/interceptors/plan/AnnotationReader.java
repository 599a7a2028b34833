package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.internal.interceptors.async.AsyncTypes;
import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import io.github.cdirediscache.internal.reflect.TypeResolver;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads all caching annotations of one method, each with its own reader.
 *
 * @param method the method
 */
record AnnotationReader(MethodContext method) {

    MethodPlan plan() {
        MethodProblems problems = method.problems();
        if (SuspendFunctions.is(method.method())) {
            SuspendFunctions.tell(problems);
            return new MethodPlan(null, null, List.of());
        }
        Interceptable.check(method.beanMethod(), problems);
        @Nullable CacheResult result = method.source().getAnnotation(CacheResult.class);
        @Nullable CachePut put = method.source().getAnnotation(CachePut.class);
        MethodPlan plan = new MethodPlan(
                result == null ? null : new ResultReader(result, method).plan(),
                put == null ? null : new PutReader(put, method).plan(),
                new InvalidationReader(method).plans());
        method.keys().checkMarkers(put != null, problems);
        checkSuccess(plan);
        return plan;
    }

    /** An annotation that acts when the method has succeeded needs a return type that tells when. */
    private void checkSuccess(MethodPlan plan) {
        Type type = method.method().getGenericReturnType();
        Class<?> returned = DeclaredTypes.rawClass(
                TypeResolver.of(method.beanMethod().beanClass()).resolveVariable(type));
        boolean waits = plan.put() != null || plan.invalidations().stream().anyMatch(each -> !each.isBefore());
        if (waits && AsyncTypes.isUnknown(returned)) {
            method.problems()
                    .accept("returns a " + returned.getName()
                            + ", whose success can't be waited for; return a value, or " + AsyncTypes.SUPPORTED);
        }
    }
}
