/** Runs histories: several processes that call one cache while its servers and their network break. */
@NullMarked
package io.github.cdirediscache.reliability.history;

import org.jspecify.annotations.NullMarked;
