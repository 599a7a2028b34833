/**
 * What stands in Redis for a value: a small binary header and the payload, or a whole number as its decimal text.
 */
@NullMarked
package io.github.cdirediscache.internal.entry;

import org.jspecify.annotations.NullMarked;
