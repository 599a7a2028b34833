/** Which server reads a key, which one writes it, and which are scanned. */
@NullMarked
package io.github.cdirediscache.internal.topology;

import org.jspecify.annotations.NullMarked;
