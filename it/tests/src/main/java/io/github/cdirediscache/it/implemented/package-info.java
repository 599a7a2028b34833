/** Annotations on an interface, and values that come when somebody subscribes. */
@NullMarked
package io.github.cdirediscache.it.implemented;

import org.jspecify.annotations.NullMarked;
