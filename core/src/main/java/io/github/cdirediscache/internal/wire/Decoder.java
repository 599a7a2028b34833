package io.github.cdirediscache.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to a command.
 *
 * @param <T> what it says
 */
@FunctionalInterface
public interface Decoder<T> {

    /**
     * Reads an answer.
     *
     * @param answer bytes, a {@code Long}, a list of those, or {@code null}
     * @return what it says
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if it is no answer of this kind
     */
    @Nullable T decode(@Nullable Object answer);
}
