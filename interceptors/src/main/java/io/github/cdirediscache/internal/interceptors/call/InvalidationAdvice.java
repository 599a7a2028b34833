package io.github.cdirediscache.internal.interceptors.call;

import io.github.cdirediscache.annotation.CacheChange;
import io.github.cdirediscache.annotation.ChangeTiming;
import io.github.cdirediscache.internal.interceptors.plan.CallPlan;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Removes keys before a method runs, or when it has succeeded. */
final class InvalidationAdvice implements Advice {

    private final String mark;
    private final List<Invalidation> before;
    private final List<Invalidation> after;
    private final ChangeTiming timing;

    InvalidationAdvice(CallPlan.Target target, List<Invalidation> invalidations, ChangeTiming timing) {
        this.mark = InvalidationAdvice.class.getName() + "." + target;
        this.before = invalidations.stream().filter(it -> it.plan().isBefore()).toList();
        this.after = invalidations.stream().filter(it -> !it.plan().isBefore()).toList();
        this.timing = timing;
    }

    @Override
    public @Nullable Object around(InvocationContext call) throws Exception {
        // Of a repeated annotation some containers see the single annotations, some the list, and some both.
        if (call.getContextData().putIfAbsent(mark, true) != null) {
            return call.proceed();
        }
        try {
            return once(call);
        } finally {
            // A retry of the call has the same context data.
            call.getContextData().remove(mark);
        }
    }

    private @Nullable Object once(InvocationContext call) throws Exception {
        // The keys are made now: the method may change its arguments.
        List<CacheChange> first = changes(before, call);
        List<CacheChange> last = changes(after, call);
        each(first, ChangeTiming.NOW::submit);
        return last.isEmpty() ? call.proceed() : AfterSuccess.of(call, returned -> each(last, timing::submit), false);
    }

    private static List<CacheChange> changes(List<Invalidation> invalidations, InvocationContext call) {
        return invalidations.stream()
                .flatMap(each -> each.change(call.getParameters()).stream())
                .toList();
    }

    /** Makes all changes, even if one fails; otherwise keys would stay that the others remove. */
    private static void each(List<CacheChange> changes, Consumer<CacheChange> action) {
        RuntimeException failure = null;
        for (CacheChange change : changes) {
            try {
                action.accept(change);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
