package io.github.cdirediscache.internal.wire;

/** One Redis server behind its pool of connections. Thread-safe. */
public interface Node extends CommandExecutor, AutoCloseable {

    /**
     * The server is not what its name is expected to stand for. So the connections are replaced: the name may stand for
     * another server by now. Has no effect if this was done just before, or if there are no connections.
     */
    void renew();

    /** Closes the connections. Commands then fail as unavailable. Idempotent. */
    @Override
    void close();
}
