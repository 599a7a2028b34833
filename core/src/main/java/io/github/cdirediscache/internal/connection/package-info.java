/**
 * The only package that uses Jedis: a server is a {@link io.github.cdirediscache.internal.wire.Node} that answers
 * commands.
 */
@NullMarked
package io.github.cdirediscache.internal.connection;

import org.jspecify.annotations.NullMarked;
