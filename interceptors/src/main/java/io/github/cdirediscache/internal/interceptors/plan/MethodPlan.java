package io.github.cdirediscache.internal.interceptors.plan;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of one method do.
 *
 * @param result {@code @CacheResult}: a load, or a store if it never reads; {@code null} if there is none
 * @param put {@code @CachePut}; {@code null} if there is none
 * @param removals the invalidations, each kind in the order written
 */
record MethodPlan(@Nullable CallPlan result, CallPlan.@Nullable Store put, List<CallPlan.Remove> removals) {

    Stream<CallPlan> calls() {
        return Stream.of(Stream.ofNullable(result), Stream.<CallPlan>ofNullable(put), removals.stream())
                .flatMap(calls -> calls);
    }
}
