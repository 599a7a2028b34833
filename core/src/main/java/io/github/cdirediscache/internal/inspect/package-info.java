/** A cache as an operator sees it: entries without their types, sizes, removals that tell how far they are. */
@NullMarked
package io.github.cdirediscache.internal.inspect;

import org.jspecify.annotations.NullMarked;
