package io.github.cdirediscache.internal.interceptors.plan;

/**
 * The plan of a method with its caches.
 *
 * @param result for {@code @CacheResult}
 * @param put for {@code @CachePut}
 * @param invalidate for {@code @CacheInvalidate}
 * @param invalidateAll for {@code @CacheInvalidateAll}
 * @param invalidatePattern for {@code @CacheInvalidatePattern}
 */
record BoundMethod(Around result, Around put, Around invalidate, Around invalidateAll, Around invalidatePattern) {}
