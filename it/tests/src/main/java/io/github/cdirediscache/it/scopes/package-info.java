/** Annotations on beans of several scopes. */
@NullMarked
package io.github.cdirediscache.it.scopes;

import org.jspecify.annotations.NullMarked;
