/** What is inside and outside of caching: validation, fault tolerance. */
@NullMarked
package io.github.cdirediscache.it.order;

import org.jspecify.annotations.NullMarked;
