/** The smallest application that shows whether it has caching: annotations, and nothing of the library. */
@NullMarked
package io.github.cdirediscache.it.visits;

import org.jspecify.annotations.NullMarked;
