package io.github.cdirediscache.internal.interceptors.call;

/**
 * The advice of each kind of annotation around the calls of one method.
 *
 * @param result for {@code @CacheResult}
 * @param put for {@code @CachePut}
 * @param invalidate for {@code @CacheInvalidate}
 * @param invalidateAll for {@code @CacheInvalidateAll}
 * @param invalidatePattern for {@code @CacheInvalidatePattern}
 */
record MethodAdvice(Advice result, Advice put, Advice invalidate, Advice invalidateAll, Advice invalidatePattern) {}
