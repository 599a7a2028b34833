package io.github.cdirediscache.topology;

import io.github.cdirediscache.connection.Node;
import java.util.List;

/** The servers of a cache: which one reads a key, which one writes it, which ones are scanned. Thread-safe. */
public interface Topology {

    /**
     * The server that reads a key.
     *
     * @param key the physical key
     * @return the node
     */
    Node reader(byte[] key);

    /**
     * The server that writes a key, and runs scripts on it.
     *
     * @param key the physical key
     * @return the node, one of {@link #masters()}
     */
    Node writer(byte[] key);

    /**
     * The servers that together hold every key once.
     *
     * @return the nodes
     */
    List<Node> masters();

    /**
     * One server for all keys.
     *
     * @param node the server
     * @return the topology
     */
    static Topology single(Node node) {
        return new SingleTopology(node);
    }

    /**
     * No server at all, for a cache that is switched off.
     *
     * @return the topology; nothing may be asked of it but its (no) masters
     */
    static Topology none() {
        return new NoTopology();
    }
}
