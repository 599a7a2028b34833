/** The annotations, in an application. */
@NullMarked
package io.github.cdirediscache.it.caching;

import org.jspecify.annotations.NullMarked;
