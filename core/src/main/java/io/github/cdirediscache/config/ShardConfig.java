package io.github.cdirediscache.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Servers that hold the same keys: one server, or a master and its replicas. Of sentinels and clusters: those that are
 * asked for the others.
 *
 * @param name what decides on the keys that it holds, so that a server can move without them
 * @param weight how many keys it holds beside the others, 1 to 100
 * @param locations the servers, at least one
 * @param master the one of them that is the master; {@code null}: they are asked
 */
public record ShardConfig(
        String name,
        int weight,
        List<Location> locations,
        @Nullable Location master) {

    static final int LARGEST_WEIGHT = 100;

    /**
     * Copies the list.
     *
     * @param name as the component says
     * @param weight as the component says
     * @param locations as the component says
     * @param master as the component says
     */
    public ShardConfig {
        locations = List.copyOf(locations);
    }
}
