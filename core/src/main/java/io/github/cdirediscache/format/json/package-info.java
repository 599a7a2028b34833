/** The serializer {@code json}, for applications that configure their own {@code Jsonb}. */
@NullMarked
package io.github.cdirediscache.format.json;

import org.jspecify.annotations.NullMarked;
