/** What a cached value is: which types can be cached, and what a return type wraps around the value. */
@NullMarked
package io.github.cdirediscache.internal.interceptors.value;

import org.jspecify.annotations.NullMarked;
