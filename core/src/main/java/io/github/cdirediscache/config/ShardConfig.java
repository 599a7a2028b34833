package io.github.cdirediscache.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shard: one server, or a master and its replicas, which hold the same keys. With Sentinel or Cluster, the servers that
 * are asked for all others.
 *
 * @param name the shard's name, which alone decides which keys it holds; its servers may move to other addresses
 * @param weight the shard's relative weight, 1 to 100
 * @param locations the servers, at least one
 * @param master the location of the master; {@code null} if the servers are asked
 */
public record ShardConfig(
        String name,
        int weight,
        List<Location> locations,
        @Nullable Location master) {

    static final int LARGEST_WEIGHT = 100;

    /**
     * Copies the list of locations.
     *
     * @param name the shard's name
     * @param weight the shard's relative weight
     * @param locations the servers
     * @param master the master; {@code null} if the servers are asked
     */
    public ShardConfig {
        locations = List.copyOf(locations);
    }
}
