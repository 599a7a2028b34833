/**
 * The portable CDI extension: named caches as beans, the annotations' interceptors, everything checked when the
 * application is deployed, everything closed when it ends.
 *
 * <p>Users need nothing of it by name; {@link io.github.cdirediscache.extension.CdiRedisCacheExtension} is public
 * because containers load it.
 */
@NullMarked
package io.github.cdirediscache.extension;

import org.jspecify.annotations.NullMarked;
