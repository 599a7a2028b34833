package io.github.cdirediscache.cache;

import org.jspecify.annotations.Nullable;

/**
 * Computes a value that the cache does not have.
 *
 * @param <V> the type of the value
 * @param <X> what it may throw
 */
@FunctionalInterface
public interface Loader<V, X extends Exception> {

    /**
     * Computes the value.
     *
     * @return the value; {@code null} is stored as the cache's {@code null-values} setting says
     * @throws X reaches the caller of the cache as it is
     */
    @Nullable V load() throws X;
}
