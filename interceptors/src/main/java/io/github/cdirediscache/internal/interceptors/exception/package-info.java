/** Exceptions that are cached in the place of a value, and created again from what is stored. */
@NullMarked
package io.github.cdirediscache.internal.interceptors.exception;

import org.jspecify.annotations.NullMarked;
