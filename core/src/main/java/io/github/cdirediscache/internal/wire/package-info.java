/**
 * The protocol between this library and Redis, independent of the client library: commands with their answers, and the
 * failures of a server.
 */
@NullMarked
package io.github.cdirediscache.internal.wire;

import org.jspecify.annotations.NullMarked;
