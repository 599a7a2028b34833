package io.github.cdirediscache.internal.interceptors.call;

import io.github.cdirediscache.annotation.ChangeTiming;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlans;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * What the interceptors do around a call. One per application, for any number of threads. It has to be a bean with a
 * client proxy, so that the interceptors of passivating beans can be passivated.
 */
public interface CacheOperations {

    /**
     * The operations of planned methods. The caches of a method are looked up at its first call.
     *
     * @param plans the plans
     * @param manager has all caches of {@link MethodPlans#cacheNames()}
     * @param beans finds the beans that annotations name
     * @param timing decides when changes are made
     * @return the operations
     */
    static CacheOperations of(MethodPlans plans, CacheManager manager, Beans beans, ChangeTiming timing) {
        return new PlannedOperations(plans, new AdviceFactory(manager, beans, timing));
    }

    /**
     * Around a method with {@code @CacheResult}.
     *
     * @param call the call
     * @return the value from the cache or from the method
     * @throws Exception what the method threw
     */
    @Nullable Object result(InvocationContext call) throws Exception;

    /**
     * Around a method with {@code @CachePut}.
     *
     * @param call the call
     * @return what the method returned
     * @throws Exception what the method threw
     */
    @Nullable Object put(InvocationContext call) throws Exception;

    /**
     * Around a method with {@code @CacheInvalidate}, one or several.
     *
     * @param call the call
     * @return what the method returned
     * @throws Exception what the method threw
     */
    @Nullable Object invalidate(InvocationContext call) throws Exception;

    /**
     * Around a method with {@code @CacheInvalidateAll}, one or several.
     *
     * @param call the call
     * @return what the method returned
     * @throws Exception what the method threw
     */
    @Nullable Object invalidateAll(InvocationContext call) throws Exception;

    /**
     * Around a method with {@code @CacheInvalidatePattern}, one or several.
     *
     * @param call the call
     * @return what the method returned
     * @throws Exception what the method threw
     */
    @Nullable Object invalidatePattern(InvocationContext call) throws Exception;
}
