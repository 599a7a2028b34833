package io.github.cdirediscache.internal.connection;

import redis.clients.jedis.Connection;

/** The connections to one server. Thread-safe. */
interface Pool extends AutoCloseable {

    /**
     * A connection that nobody else uses.
     *
     * @param alive whether it is worth a millisecond to be certain that the server has not closed it
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if there is none
     */
    Connection borrow(boolean alive);

    /**
     * A connection for {@link SharedReads}, which others leave free.
     *
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if there is none
     */
    Connection borrowForReads();

    /**
     * Takes a connection back.
     *
     * @param inStep whether everything that was sent on it is answered; if not, it is closed: the rest of a reply would
     *     answer the next command
     */
    void giveBack(Connection connection, boolean inStep);

    /**
     * Closes connections that are as good as one that did not answer: those that nobody used since.
     *
     * @param isSlow whether the time-out ended the wait, and not the server the connection
     */
    void distrust(boolean isSlow);

    /**
     * Replaces connections that lead to the wrong server: the idle ones now, the others when they come back.
     *
     * @param connection the one that turned out to
     * @return whether a new one may lead elsewhere
     */
    boolean replace(Connection connection);

    /** Whether a connection that is in use has been replaced: what it says may be of the wrong server. */
    boolean isOutdated(Connection connection);

    /** Replaces all connections that there are now. */
    void replace();

    /** Changes whenever new connections may lead to another server, or to the same after a restart. */
    int epoch();

    @Override
    void close();
}
