/**
 * How values become bytes and back: {@link io.github.cdirediscache.format.Serializer serializers},
 * {@link io.github.cdirediscache.format.Compressor compressors}, and the
 * {@link io.github.cdirediscache.format.Formats} of one cache. Nothing in this package knows Redis or the header
 * that stands before a payload.
 */
@NullMarked
package io.github.cdirediscache.format;

import org.jspecify.annotations.NullMarked;
