package io.github.cdirediscache.internal.wire;

/** One Redis server behind its pool of connections. Thread-safe. */
public interface Node extends CommandExecutor, AutoCloseable {

    /**
     * The server is not what its name is expected to stand for. So the connections are replaced: the name may stand for
     * another server by now. Has no effect if this was done just before, or if there are no connections.
     */
    void renew();

    /**
     * A number that changes whenever connections were lost or replaced. Those opened since may lead to another server,
     * or to the same after a restart, to which cursors of the one before mean something else.
     *
     * @return the number
     */
    int epoch();

    /** Closes the connections. Commands then fail as unavailable. Idempotent. */
    @Override
    void close();
}
