/**
 * The SPI for connections to Redis: pools, and credentials that change. The Jedis types in the signatures of
 * {@link io.github.cdirediscache.connection.PoolProvider} are part of this API.
 */
@NullMarked
package io.github.cdirediscache.connection;

import org.jspecify.annotations.NullMarked;
