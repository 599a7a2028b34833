/** Caches and who may call. */
@NullMarked
package io.github.cdirediscache.it.security;

import org.jspecify.annotations.NullMarked;
