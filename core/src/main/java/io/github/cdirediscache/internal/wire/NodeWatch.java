package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.cache.CacheException;

/**
 * Is told how each command to one server went. {@link #answered} is called for every command that succeeds, so it must cost
 * next to nothing while nothing is wrong. Thread-safe.
 */
public interface NodeWatch {

    /**
     * The server has answered with what it was asked for.
     *
     * @param command what it was asked
     */
    void answered(Command<?> command);

    /**
     * The server has not answered, or with an error.
     *
     * @param command what it was asked
     * @param failure what came of it
     */
    void failed(Command<?> command, CacheException failure);

    /**
     * The server has not answered a change, and cannot be told to close its connection: it may still be carried out.
     *
     * @param remedy what to do about that
     */
    default void mayComeLate(String remedy) {}
}
