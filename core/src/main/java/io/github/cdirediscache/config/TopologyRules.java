package io.github.cdirediscache.config;

import java.util.List;

/** Checks options of a topology against each other. */
final class TopologyRules {

    private final TopologyKind kind;
    private final ReadFrom readFrom;
    private final boolean hasSentinel;
    private final boolean hasAddressMap;
    private final List<ShardText> shards;
    private final List<Location> locations;
    private final Violations violations = new Violations();

    TopologyRules(OptionValues values) {
        this.kind = values.get(TopologyConfig.KIND);
        this.readFrom = values.get(TopologyConfig.READ_FROM);
        this.hasSentinel = values.orNull(SentinelConfig.MASTER) != null;
        this.hasAddressMap = !values.get(TopologyConfig.ADDRESS_MAP).isEmpty();
        this.shards = values.get(TopologyConfig.LOCATIONS);
        this.locations = ShardText.locations(shards);
    }

    Violations violations() {
        violations.require(
                kind != TopologyKind.SINGLE || locations.size() <= 1,
                TopologyConfig.LOCATIONS,
                "are " + locations.size() + " servers: choose a topology for them, with topology=replicated,"
                        + " sharded, sentinel or cluster");
        checkReadFrom();
        violations.require(
                !hasAddressMap || kind == TopologyKind.SENTINEL || kind == TopologyKind.CLUSTER,
                TopologyConfig.ADDRESS_MAP,
                "has a meaning only with topology=sentinel or cluster; otherwise write in locations where the servers are"
                        + " reached");
        violations.require(
                (kind == TopologyKind.SENTINEL) == hasSentinel,
                SentinelConfig.MASTER,
                kind == TopologyKind.SENTINEL
                        ? "must be set: the name under which the sentinels watch the master, often mymaster"
                        : "has a meaning only with topology=sentinel");
        checkLocations();
        return violations;
    }

    private void checkReadFrom() {
        if (readFrom == ReadFrom.MASTER) {
            return;
        }
        violations.require(
                kind == TopologyKind.REPLICATED || kind == TopologyKind.SHARDED || kind == TopologyKind.SENTINEL,
                TopologyConfig.READ_FROM,
                "has a meaning only with topology=replicated, sharded or sentinel");
        violations.require(
                kind != TopologyKind.SHARDED
                        || shards.stream().anyMatch(shard -> shard.locations().size() > 1),
                TopologyConfig.READ_FROM,
                "has no meaning: no shard has replicas; write them as name=host:6379|host:6380");
    }

    private void checkLocations() {
        violations.require(
                kind == TopologyKind.SINGLE
                        || locations.stream().noneMatch(location -> location.kind() == Location.Kind.EMBEDDED),
                TopologyConfig.LOCATIONS,
                "hold embedded:, which is one server: leave topology at single");
        if (kind != TopologyKind.SENTINEL && kind != TopologyKind.CLUSTER) {
            return;
        }
        violations.require(
                locations.stream().allMatch(location -> location.kind() == Location.Kind.TCP),
                TopologyConfig.LOCATIONS,
                "must be hosts and ports: the other servers of a sentinel's or a cluster's are found by them");
        violations.require(
                locations.stream().map(Location::tls).distinct().count() <= 1,
                TopologyConfig.LOCATIONS,
                kind == TopologyKind.SENTINEL
                        ? "must be all rediss:// or none: sentinels are reached the same way; for the servers that they"
                                + " watch there is sentinel.servers-tls"
                        : "must be all rediss:// or none: the servers that are found by them are reached the same way");
    }
}
