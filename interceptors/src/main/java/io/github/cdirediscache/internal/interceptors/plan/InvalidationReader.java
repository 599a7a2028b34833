package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.internal.interceptors.key.KeyRule;
import java.util.ArrayList;
import java.util.List;

/** Reads the annotations that remove keys: each of their members is read in this class, and in no other one. */
record InvalidationReader(MethodContext method) {

    /** The plans, those of each kind of annotation in the order written. */
    List<CallPlan.Invalidate> plans() {
        List<CallPlan.Invalidate> plans = new ArrayList<>();
        for (CacheInvalidate each : method.source().getAnnotationsByType(CacheInvalidate.class)) {
            plans.add(plan(each));
        }
        for (CacheInvalidateAll each : method.source().getAnnotationsByType(CacheInvalidateAll.class)) {
            plans.add(plan(each));
        }
        for (CacheInvalidatePattern each : method.source().getAnnotationsByType(CacheInvalidatePattern.class)) {
            plans.add(plan(each));
        }
        return List.copyOf(plans);
    }

    private CallPlan.Invalidate plan(CacheInvalidate annotation) {
        KeyRule key = method.keys().key(annotation.key(), method.problems().of("@CacheInvalidate"));
        return new CallPlan.Invalidate(
                CallPlan.Target.KEY, cacheName(annotation.cacheName()), key, annotation.beforeInvocation());
    }

    private CallPlan.Invalidate plan(CacheInvalidateAll annotation) {
        return new CallPlan.Invalidate(
                CallPlan.Target.ALL, cacheName(annotation.cacheName()), null, annotation.beforeInvocation());
    }

    private CallPlan.Invalidate plan(CacheInvalidatePattern annotation) {
        KeyRule pattern =
                method.keys().pattern(annotation.pattern(), method.problems().of("@CacheInvalidatePattern"));
        return new CallPlan.Invalidate(
                CallPlan.Target.PATTERN, cacheName(annotation.cacheName()), pattern, annotation.beforeInvocation());
    }

    private String cacheName(String own) {
        return method.defaults().cacheName(own);
    }
}
