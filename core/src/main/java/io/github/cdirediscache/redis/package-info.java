/**
 * The cache on Redis: what {@link io.github.cdirediscache.cache.Cache} promises, made of requests and scripts.
 */
@NullMarked
package io.github.cdirediscache.redis;

import org.jspecify.annotations.NullMarked;
