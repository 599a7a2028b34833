/** Caches that are injected and looked up by name. */
@NullMarked
package io.github.cdirediscache.it.named;

import org.jspecify.annotations.NullMarked;
