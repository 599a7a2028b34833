/**
 * Decides who runs a loader and who waits for its value: one process among all, and one caller in it. Knows leases, not
 * Redis.
 */
@NullMarked
package io.github.cdirediscache.internal.load;

import org.jspecify.annotations.NullMarked;
