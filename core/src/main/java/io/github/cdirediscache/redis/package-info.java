/**
 * The entry for those who use no CDI: {@link io.github.cdirediscache.redis.RedisCacheManager}.
 */
@NullMarked
package io.github.cdirediscache.redis;

import org.jspecify.annotations.NullMarked;
