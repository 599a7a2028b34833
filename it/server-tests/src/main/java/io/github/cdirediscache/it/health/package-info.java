/** What the server says of the caches. */
@NullMarked
package io.github.cdirediscache.it.health;

import org.jspecify.annotations.NullMarked;
