/**
 * What a user may bring for the connections to Redis: the types of Jedis that
 * {@link io.github.cdirediscache.connection.PoolProvider} names are part of this interface.
 */
@NullMarked
package io.github.cdirediscache.connection;

import org.jspecify.annotations.NullMarked;
