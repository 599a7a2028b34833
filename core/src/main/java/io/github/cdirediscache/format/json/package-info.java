/** The serializer {@code json} for those who bring a {@code Jsonb} of their own. */
@NullMarked
package io.github.cdirediscache.format.json;

import org.jspecify.annotations.NullMarked;
