/**
 * The interceptors of the caching annotations. Internal: public only for the code that registers them.
 */
@NullMarked
package io.github.cdirediscache.internal.interceptors.binding;

import org.jspecify.annotations.NullMarked;
