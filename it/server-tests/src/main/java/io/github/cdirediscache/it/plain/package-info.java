/** An application that has nothing to do with caches, nor with CDI. */
@NullMarked
package io.github.cdirediscache.it.plain;

import org.jspecify.annotations.NullMarked;
