/** Applications that must not be deployed. */
@NullMarked
package io.github.cdirediscache.it.mistake;

import org.jspecify.annotations.NullMarked;
