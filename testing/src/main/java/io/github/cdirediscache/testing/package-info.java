/** Real Redis servers for tests, demos and development. */
@NullMarked
package io.github.cdirediscache.testing;

import org.jspecify.annotations.NullMarked;
