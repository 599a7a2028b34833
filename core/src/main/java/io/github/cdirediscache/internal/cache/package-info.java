/** The operations of a cache: each kind in a class of its own, on the values of one type in an entry store. */
@NullMarked
package io.github.cdirediscache.internal.cache;

import org.jspecify.annotations.NullMarked;
