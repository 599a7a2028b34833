/** Checks what a run has recorded against the rules, after it is over. */
@NullMarked
package io.github.cdirediscache.reliability.check;

import org.jspecify.annotations.NullMarked;
