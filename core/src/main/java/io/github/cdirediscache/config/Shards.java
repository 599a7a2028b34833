package io.github.cdirediscache.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes shards of the texts of the options {@code locations}, {@code master} and {@code weights}. */
final class Shards {

    private final Violations violations = new Violations();
    private final List<Location> masters;
    private final Map<String, Integer> weights;

    Shards(List<Location> masters, Map<String, Integer> weights) {
        this.masters = masters.stream().map(Location::address).toList();
        this.weights = weights;
    }

    /** Those of a topology; what is wrong is thrown, all at once. */
    List<ShardConfig> of(TopologyKind kind, List<ShardText> items) {
        List<ShardConfig> shards = kind == TopologyKind.SHARDED ? divided(items) : together(items);
        checkMasters(kind, items);
        violations.require(
                weights.isEmpty() || kind == TopologyKind.SHARDED,
                "weights",
                "have a meaning only with topology=sharded");
        violations.throwIfAny();
        return shards;
    }

    private List<ShardConfig> together(List<ShardText> items) {
        violations.require(
                items.stream().allMatch(ShardText::isPlain),
                "locations",
                "name a shard (name=) or its replicas (|), which have a meaning only with topology=sharded");
        List<Location> all = ShardText.locations(items);
        return all.isEmpty() ? List.of() : List.of(new ShardConfig("", 1, all, masterOf(all)));
    }

    private List<ShardConfig> divided(List<ShardText> items) {
        Set<String> names = new HashSet<>();
        List<ShardConfig> shards = new ArrayList<>();
        for (ShardText item : items) {
            String name = item.identity();
            violations.require(
                    names.add(name),
                    "locations",
                    "two shards are called " + Texts.quoted(name)
                            + "; name them, as in north=host:6379, south=host:6380");
            int weight = weights.getOrDefault(name, 1);
            violations.require(
                    weight >= 1 && weight <= ShardConfig.LARGEST_WEIGHT,
                    "weights",
                    "must be from 1 to " + ShardConfig.LARGEST_WEIGHT + ", was " + weight + " for " + Texts.quoted(name)
                            + "; leave a shard out of locations to give it no keys");
            shards.add(new ShardConfig(name, weight, item.locations(), masterOf(item.locations())));
        }
        checkApart(items);
        weights.keySet()
                .forEach(name -> violations.require(
                        names.contains(name),
                        "weights",
                        "name the shard " + Texts.quoted(LocationMask.mask(name)) + ", which is not one of "
                                + String.join(", ", names)));
        return shards;
    }

    /** A server in two shards would hold the keys of both, and lose those of one by what is done to the other. */
    private void checkApart(List<ShardText> items) {
        Set<List<Object>> seen = new HashSet<>();
        items.forEach(item -> item.locations().stream()
                .map(location -> List.<Object>of(location.address(), location.database()))
                .distinct()
                .forEach(place ->
                        violations.require(seen.add(place), "locations", place.get(0) + " is in more than one shard")));
    }

    private @Nullable Location masterOf(List<Location> locations) {
        return locations.stream()
                .filter(location -> masters.contains(location.address()))
                .findFirst()
                .orElse(null);
    }

    private void checkMasters(TopologyKind kind, List<ShardText> items) {
        if (masters.isEmpty()) {
            return;
        }
        boolean possible = kind == TopologyKind.REPLICATED || kind == TopologyKind.SHARDED;
        violations.require(possible, "master", "has a meaning only with topology=replicated or sharded");
        if (!possible) {
            return;
        }
        Map<Location, String> shardOf = new LinkedHashMap<>();
        items.forEach(item -> item.locations()
                .forEach(location ->
                        shardOf.put(location.address(), kind == TopologyKind.SHARDED ? item.identity() : "")));
        Set<String> seen = new HashSet<>();
        for (Location master : masters) {
            String shard = shardOf.get(master);
            violations.require(shard != null, "master", master + " is not one of the locations " + shardOf.keySet());
            violations.require(
                    shard == null || seen.add(shard),
                    "master",
                    "must be one for " + (String.valueOf(shard).isEmpty() ? "all locations" : "the shard " + shard)
                            + ", was another one beside " + master);
        }
    }
}
