/** What happens around a call of an annotated method at run time, as its plan says. */
@NullMarked
package io.github.cdirediscache.internal.interceptors.call;

import org.jspecify.annotations.NullMarked;
