package io.github.cdirediscache.internal.wire;

/** One Redis server behind its pool of connections. Thread-safe. */
public interface Node extends CommandExecutor, AutoCloseable {

    /** Closes the connections. Commands then fail as unavailable. Idempotent. */
    @Override
    void close();
}
