package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.cache.CacheUnavailableException;
import java.nio.file.Path;
import java.util.List;

/** Is notified when a breaker opens, and of who is the master: once per change. */
public interface NodeListener {

    /**
     * The server failed several times in a row and is left alone for a while.
     *
     * @param location where the server is
     * @param cause the last failure
     */
    void down(String location, CacheUnavailableException cause);

    /**
     * Another server is the master of others from now on.
     *
     * @param group the servers
     * @param location where the master is
     */
    void master(String group, String location);

    /**
     * No server can say which one is the master, or which one holds which keys of a cluster. Called once until a server
     * can.
     *
     * @param group the servers
     * @param cause what they said
     */
    void unknown(String group, CacheUnavailableException cause);

    /**
     * A server belongs to a cluster, although the topology that is set is another. Called once.
     *
     * @param location where the server is
     */
    void undeclaredCluster(String location);

    /**
     * Gives whoever is to be told of each command to a server.
     *
     * @param location where the server is
     * @return the watch of that server
     */
    NodeWatch watch(String location);

    /**
     * Files of certificates have changed, and can't be read. The old ones stay in use. Called once until they can.
     *
     * @param cause why; names the option and the file
     */
    default void certificatesUnusable(IllegalArgumentException cause) {}

    /**
     * Files of certificates have changed, and new connections use them.
     *
     * @param files all files that were read
     */
    default void certificatesRead(List<Path> files) {}
}
