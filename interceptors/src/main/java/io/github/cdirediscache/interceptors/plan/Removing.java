package io.github.cdirediscache.interceptors.plan;

import io.github.cdirediscache.interceptors.ChangeTiming;
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
        each(before, removal -> ChangeTiming.NOW.submit(removal.change(call.getParameters())));
        if (after.isEmpty()) {
            return call.proceed();
        }
        return Success.of(
                call, returned -> each(after, removal -> timing.submit(removal.change(call.getParameters()))));
    }

    /** Does all, even if one fails: what the others should remove would stay. */
    private static void each(List<Removal> removals, Consumer<Removal> action) {
        RuntimeException failure = null;
        for (Removal removal : removals) {
            try {
                action.accept(removal);
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
