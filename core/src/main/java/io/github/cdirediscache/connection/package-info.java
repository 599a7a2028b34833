/**
 * The one place that talks to Jedis: a server as a {@link io.github.cdirediscache.connection.Node} that answers requests.
 */
@NullMarked
package io.github.cdirediscache.connection;

import org.jspecify.annotations.NullMarked;
