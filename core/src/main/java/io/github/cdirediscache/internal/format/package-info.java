/**
 * How values become bytes and back: the built-in serializers and compressors, and the
 * {@link io.github.cdirediscache.internal.format.Formats} of one cache. Nothing in this package knows Redis or the header
 * that stands before a payload.
 */
@NullMarked
package io.github.cdirediscache.internal.format;

import org.jspecify.annotations.NullMarked;
