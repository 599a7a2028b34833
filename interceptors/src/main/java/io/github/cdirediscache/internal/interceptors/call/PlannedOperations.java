package io.github.cdirediscache.internal.interceptors.plan;

import jakarta.interceptor.InvocationContext;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Finds the plan of each call, with one look into a map once a method has been called. */
final class PlannedOperations implements CacheOperations {

    private final ConcurrentMap<BeanMethod, BoundMethod> bound = new ConcurrentHashMap<>();
    private final MethodPlans plans;
    private final Binder binder;

    PlannedOperations(MethodPlans plans, Binder binder) {
        this.plans = plans;
        this.binder = binder;
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

    private BoundMethod method(InvocationContext call) {
        // The class of the target is one that the container derived: its own key saves the climb to the bean class.
        BeanMethod called = new BeanMethod(call.getTarget().getClass(), call.getMethod());
        BoundMethod method = bound.get(called);
        return method == null ? bind(called) : method;
    }

    private BoundMethod bind(BeanMethod called) {
        MethodPlan plan = plans.find(called.beanClass(), called.method())
                .orElseThrow(() -> new IllegalStateException(
                        called.describe() + " was intercepted, but not planned when the application was deployed"));
        BoundMethod method = binder.bind(plan);
        BoundMethod earlier = bound.putIfAbsent(called, method);
        return earlier == null ? method : earlier;
    }
}
