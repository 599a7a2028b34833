/**
 * Types whose values come later: stages, publishers, and the reactive types of libraries, which need not be there.
 *
 */
@NullMarked
package io.github.cdirediscache.internal.interceptors.async;

import org.jspecify.annotations.NullMarked;
