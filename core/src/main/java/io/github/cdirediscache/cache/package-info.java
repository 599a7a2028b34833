/**
 * The cache as its users see it: {@link io.github.cdirediscache.cache.Cache}, the
 * {@link io.github.cdirediscache.cache.CacheManager} that owns caches, and the values they hand out.
 * Nothing in this package knows Redis.
 */
@NullMarked
package io.github.cdirediscache.cache;

import org.jspecify.annotations.NullMarked;
