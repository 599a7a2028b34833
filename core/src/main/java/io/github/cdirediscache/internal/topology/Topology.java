package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.internal.key.PhysicalKey;
import java.util.List;

/** The shards of a cache, and which of them holds a key. Thread-safe. */
public final class Topology implements AutoCloseable {

    private final List<NamedShard> shards;
    private final Ring ring;

    Topology(List<NamedShard> shards, Ring ring) {
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
     * @return its index in {@link #shards()}
     */
    public int shardOf(PhysicalKey key) {
        return ring.placeOf(key.bytes());
    }

    /**
     * The shards.
     *
     * @return one, if the keys are not divided here
     */
    public List<NamedShard> shards() {
        return shards;
    }

    /** Closes all connections. */
    @Override
    public void close() {
        shards.forEach(shard -> shard.shard().close());
    }

    /**
     * A shard, and what the configuration calls it.
     *
     * @param name the name; empty if the keys are not divided here
     * @param shard the shard
     */
    public record NamedShard(String name, Shard shard) {}
}
