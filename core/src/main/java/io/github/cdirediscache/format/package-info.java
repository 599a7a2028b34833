/**
 * What a user may bring: {@link io.github.cdirediscache.format.Serializer serializers} and
 * {@link io.github.cdirediscache.format.Compressor compressors} of their own.
 */
@NullMarked
package io.github.cdirediscache.format;

import org.jspecify.annotations.NullMarked;
