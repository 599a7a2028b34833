/**
 * The physical keys of a cache in Redis: prefix, version and key, combined so that they are never ambiguous.
 */
@NullMarked
package io.github.cdirediscache.internal.key;

import org.jspecify.annotations.NullMarked;
