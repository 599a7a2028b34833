package io.github.cdirediscache.config;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a cache, and what they are to each other.
 *
 * @param kind what they are
 * @param shards the servers: of a sharded cache one item for each shard, else one item; none if the cache is not enabled
 * @param readFrom which servers answer reads
 * @param sentinel what the sentinels are asked; {@code null} unless {@code kind} is {@link TopologyKind#SENTINEL}
 */
public record TopologyConfig(
        TopologyKind kind,
        List<ShardConfig> shards,
        ReadFrom readFrom,
        @Nullable SentinelConfig sentinel) {

    /**
     * Checks the values.
     *
     * @param kind as the component says
     * @param shards as the component says
     * @param readFrom as the component says
     * @param sentinel as the component says
     * @throws IllegalArgumentException if they do not go together
     */
    public TopologyConfig {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(readFrom, "readFrom");
        shards = List.copyOf(shards);
        List<Location> all = all(shards);
        new Violations()
                .require(
                        kind != TopologyKind.SINGLE || all.size() <= 1,
                        "locations",
                        "are " + all.size() + " servers: say what they are to each other, with topology=replicated,"
                                + " sharded, sentinel or cluster")
                .require(
                        readFrom == ReadFrom.MASTER || canHaveReplicas(kind),
                        "read-from",
                        "has a meaning only with topology=replicated, sharded or sentinel")
                .require(
                        readFrom == ReadFrom.MASTER
                                || kind != TopologyKind.SHARDED
                                || shards.stream()
                                        .anyMatch(shard -> shard.locations().size() > 1),
                        "read-from",
                        "has no meaning: no shard has replicas; write them as name=host:6379|host:6380")
                .require(
                        (kind == TopologyKind.SENTINEL) == (sentinel != null),
                        "sentinel.master",
                        kind == TopologyKind.SENTINEL
                                ? "must be set: the name under which the sentinels watch the master, often mymaster"
                                : "has a meaning only with topology=sentinel")
                .require(
                        kind == TopologyKind.SINGLE
                                || all.stream().noneMatch(location -> location.kind() == Location.Kind.EMBEDDED),
                        "locations",
                        "hold embedded:, which is one server: leave topology at single")
                .require(
                        !isDiscovering(kind) || all.stream().allMatch(location -> location.kind() == Location.Kind.TCP),
                        "locations",
                        "must be hosts and ports: the other servers of a sentinel's or a cluster's are found by them")
                .require(
                        !isDiscovering(kind)
                                || all.stream().map(Location::tls).distinct().count() <= 1,
                        "locations",
                        "must be all rediss:// or none: the servers that are found by them are reached the same way")
                .throwIfAny();
    }

    private static boolean canHaveReplicas(TopologyKind kind) {
        return kind == TopologyKind.REPLICATED || kind == TopologyKind.SHARDED || kind == TopologyKind.SENTINEL;
    }

    private static boolean isDiscovering(TopologyKind kind) {
        return kind == TopologyKind.SENTINEL || kind == TopologyKind.CLUSTER;
    }

    private static List<Location> all(List<ShardConfig> shards) {
        return shards.stream().flatMap(shard -> shard.locations().stream()).toList();
    }

    /**
     * All servers that are named.
     *
     * @return their locations
     */
    public List<Location> locations() {
        return all(shards);
    }
}
