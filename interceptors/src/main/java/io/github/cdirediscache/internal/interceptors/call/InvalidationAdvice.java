package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.CacheChange;
import io.github.cdirediscache.annotation.ChangeTiming;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes invalidations before or after a method. */
final class Removing implements Around {

    private final String mark;
    private final List<Removal> before;
    private final List<Removal> after;
    private final ChangeTiming timing;

    Removing(InvalidationKind kind, List<Removal> removals, ChangeTiming timing) {
        this.mark = Removing.class.getName() + "." + kind;
        this.before = removals.stream().filter(it -> it.plan().isBefore()).toList();
        this.after = removals.stream().filter(it -> !it.plan().isBefore()).toList();
        this.timing = timing;
    }

    @Override
    public @Nullable Object around(InvocationContext call) throws Exception {
        // Of a repeated annotation some containers see the single ones, some the list, and some both.
        if (call.getContextData().putIfAbsent(mark, true) != null) {
            return call.proceed();
        }
        try {
            return once(call);
        } finally {
            // Who tries the call again goes on with the same data.
            call.getContextData().remove(mark);
        }
    }

    private @Nullable Object once(InvocationContext call) throws Exception {
        // Made now: the method may change what its arguments hold.
        List<CacheChange> first = changes(before, call);
        List<CacheChange> last = changes(after, call);
        each(first, ChangeTiming.NOW::submit);
        return last.isEmpty() ? call.proceed() : Success.of(call, returned -> each(last, timing::submit), false);
    }

    private static List<CacheChange> changes(List<Removal> removals, InvocationContext call) {
        return removals.stream()
                .flatMap(removal -> removal.change(call.getParameters()).stream())
                .toList();
    }

    /** Makes all, even if one fails: what the others should remove would stay. */
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
