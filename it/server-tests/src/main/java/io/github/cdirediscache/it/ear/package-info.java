/** Several modules in one application. */
@NullMarked
package io.github.cdirediscache.it.ear;

import org.jspecify.annotations.NullMarked;
