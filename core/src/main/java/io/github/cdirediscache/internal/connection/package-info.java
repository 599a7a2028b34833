/**
 * The one place that talks to Jedis: a server as a {@link io.github.cdirediscache.internal.connection.Node} that answers requests.
 */
@NullMarked
package io.github.cdirediscache.internal.connection;

import org.jspecify.annotations.NullMarked;
