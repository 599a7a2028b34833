package io.github.cdirediscache.internal.interceptors.plan;

import io.github.cdirediscache.annotation.ChangeTiming;
import io.github.cdirediscache.cache.CacheManager;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * What the interceptors do around a call. To be a bean with a client proxy, so that interceptors of passivating beans
 * can be passivated; one per application, for any number of threads.
 */
public interface CacheOperations {

    /**
     * The operations of planned methods. Caches are looked up when a method is called first.
     *
     * @param plans the plans
     * @param manager has all caches of {@link MethodPlans#cacheNames()}
     * @param beans finds the beans that annotations name
     * @param timing when changes are made
     * @return the operations
     */
    static CacheOperations of(MethodPlans plans, CacheManager manager, Beans beans, ChangeTiming timing) {
        return new PlannedOperations(plans, new Binder(manager, beans, timing));
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
