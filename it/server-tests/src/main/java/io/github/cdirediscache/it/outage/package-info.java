/** Redis is away while an application comes and goes. */
@NullMarked
package io.github.cdirediscache.it.outage;

import org.jspecify.annotations.NullMarked;
