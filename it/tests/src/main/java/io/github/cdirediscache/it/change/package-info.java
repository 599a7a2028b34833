/** Values that are put and invalidated by annotations. */
@NullMarked
package io.github.cdirediscache.it.change;

import org.jspecify.annotations.NullMarked;
