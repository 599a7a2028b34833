package io.github.cdirediscache.internal.interceptors.plan;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of one method do.
 *
 * @param result {@code @CacheResult}: a load, or a store if it never reads; {@code null} if there is none
 * @param put {@code @CachePut}; {@code null} if there is none
 * @param invalidations the invalidations, those of each kind in the order written
 */
public record MethodPlan(
        @Nullable CallPlan result, CallPlan.@Nullable Store put, List<CallPlan.Invalidate> invalidations) {

    Stream<CallPlan> calls() {
        return Stream.of(Stream.ofNullable(result), Stream.<CallPlan>ofNullable(put), invalidations.stream())
                .flatMap(calls -> calls);
    }
}
