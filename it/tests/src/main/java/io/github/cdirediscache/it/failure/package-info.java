/** A server that stops and comes back. */
@NullMarked
package io.github.cdirediscache.it.failure;

import org.jspecify.annotations.NullMarked;
