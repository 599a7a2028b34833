package io.github.cdirediscache.internal.interceptors.call;

import io.github.cdirediscache.internal.interceptors.plan.MethodPlans;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Finds the advice of each call: one look-up in a map, except for the first call of a method. */
final class PlannedOperations implements CacheOperations {

    private final ConcurrentMap<CalledMethod, MethodAdvice> known = new ConcurrentHashMap<>();
    private final MethodPlans plans;
    private final AdviceFactory factory;

    PlannedOperations(MethodPlans plans, AdviceFactory factory) {
        this.plans = plans;
        this.factory = factory;
    }

    @Override
    public @Nullable Object result(InvocationContext call) throws Exception {
        return method(call).result().around(call);
    }

    @Override
    public @Nullable Object put(InvocationContext call) throws Exception {
        return method(call).put().around(call);
    }

    @Override
    public @Nullable Object invalidate(InvocationContext call) throws Exception {
        return method(call).invalidate().around(call);
    }

    @Override
    public @Nullable Object invalidateAll(InvocationContext call) throws Exception {
        return method(call).invalidateAll().around(call);
    }

    @Override
    public @Nullable Object invalidatePattern(InvocationContext call) throws Exception {
        return method(call).invalidatePattern().around(call);
    }

    private MethodAdvice method(InvocationContext call) {
        // The class of the target is one that the container derived: its own key saves the climb to the bean class.
        CalledMethod called = new CalledMethod(call.getTarget().getClass(), call.getMethod());
        MethodAdvice method = known.get(called);
        return method == null ? create(called) : method;
    }

    private MethodAdvice create(CalledMethod called) {
        MethodAdvice created = factory.create(plans.of(called.targetClass(), called.method()));
        MethodAdvice earlier = known.putIfAbsent(called, created);
        return earlier == null ? created : earlier;
    }

    private record CalledMethod(Class<?> targetClass, Method method) {}
}
