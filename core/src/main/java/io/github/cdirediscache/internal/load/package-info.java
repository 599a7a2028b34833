/**
 * Who runs a loader and who waits: one thread in this process, one process among all. Knows leases, not Redis.
 */
@NullMarked
package io.github.cdirediscache.internal.load;

import org.jspecify.annotations.NullMarked;
