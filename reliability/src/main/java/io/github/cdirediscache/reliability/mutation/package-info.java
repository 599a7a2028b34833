/** Breaks the library on purpose, and sees which rule finds it. */
@NullMarked
package io.github.cdirediscache.reliability.mutation;

import org.jspecify.annotations.NullMarked;
