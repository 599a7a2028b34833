/**
 * What each annotated method does, worked out once when the application starts, and doing it. Internal: public only for
 * the code that starts the interceptors.
 */
@NullMarked
package io.github.cdirediscache.internal.interceptors.plan;

import org.jspecify.annotations.NullMarked;
