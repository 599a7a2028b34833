/**
 * The entry point for applications without CDI: {@link io.github.cdirediscache.redis.RedisCacheManager}.
 */
@NullMarked
package io.github.cdirediscache.redis;

import org.jspecify.annotations.NullMarked;
