/** Applications that share a server. */
@NullMarked
package io.github.cdirediscache.it.neighbours;

import org.jspecify.annotations.NullMarked;
