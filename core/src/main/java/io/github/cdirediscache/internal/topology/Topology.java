package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.internal.connection.Node;
import java.util.List;

/** The shards of a cache, and which of them holds a key. Thread-safe. */
public final class Topology implements AutoCloseable {

    private final List<Shard> shards;
    private final Ring ring;

    Topology(List<Shard> shards, Ring ring) {
        this.shards = List.copyOf(shards);
        this.ring = ring;
    }

    /**
     * No server at all, for a cache that is switched off.
     *
     * @return the topology
     */
    public static Topology none() {
        return new Topology(List.of(), Ring.ofOne());
    }

    /**
     * The shard that holds a key.
     *
     * @param key the physical key
     * @return its place among {@link #shards()}
     */
    public int shardOf(byte[] key) {
        return ring.placeOf(key);
    }

    /**
     * The shards.
     *
     * @return one, if the keys are not divided here
     */
    public List<Shard> shards() {
        return shards;
    }

    /** Closes all connections. */
    @Override
    public void close() {
        shards.forEach(shard -> shard.node().close());
    }

    /**
     * Servers that hold the same keys.
     *
     * @param name the name; empty if the keys are not divided here
     * @param node the servers
     */
    public record Shard(String name, Node node) {}
}
