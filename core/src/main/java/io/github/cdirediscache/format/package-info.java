/**
 * The SPI for {@link io.github.cdirediscache.format.Serializer serializers} and
 * {@link io.github.cdirediscache.format.Compressor compressors}.
 */
@NullMarked
package io.github.cdirediscache.format;

import org.jspecify.annotations.NullMarked;
