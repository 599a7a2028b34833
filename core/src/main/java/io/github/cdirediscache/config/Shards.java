package io.github.cdirediscache.config;

import io.github.cdirediscache.internal.text.Quotes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes shards of the values of the options {@code locations}, {@code master} and {@code weights}. */
final class Shards {

    private final TopologyKind kind;
    private final List<ShardText> items;
    private final List<Location> masters;
    private final Map<String, Integer> weights;

    Shards(OptionValues values) {
        this.kind = values.get(TopologyConfig.KIND);
        this.items = values.get(TopologyConfig.LOCATIONS);
        this.masters = values.get(TopologyConfig.MASTER).stream()
                .map(Location::address)
                .toList();
        this.weights = values.get(TopologyConfig.WEIGHTS);
    }

    /** The shards, if they are valid. */
    List<ShardConfig> all() {
        if (kind == TopologyKind.SHARDED) {
            return items.stream().map(this::shard).toList();
        }
        List<Location> all = ShardText.locations(items);
        return all.isEmpty() ? List.of() : List.of(new ShardConfig("", 1, all, masterOf(all)));
    }

    private ShardConfig shard(ShardText item) {
        String name = item.identity();
        return new ShardConfig(name, weights.getOrDefault(name, 1), item.locations(), masterOf(item.locations()));
    }

    private @Nullable Location masterOf(List<Location> locations) {
        return locations.stream()
                .filter(location -> masters.contains(location.address()))
                .findFirst()
                .orElse(null);
    }

    /** The problems in these options. */
    Violations violations() {
        Violations violations = new Violations();
        if (kind == TopologyKind.SHARDED) {
            checkDivided(violations);
        } else {
            violations.require(
                    items.stream().allMatch(ShardText::isPlain),
                    TopologyConfig.LOCATIONS,
                    "name a shard (name=) or its replicas (|), which have a meaning only with topology=sharded");
        }
        checkMasters(violations);
        violations.require(
                weights.isEmpty() || kind == TopologyKind.SHARDED,
                TopologyConfig.WEIGHTS,
                "have a meaning only with topology=sharded");
        return violations;
    }

    private void checkDivided(Violations violations) {
        Set<String> names = new HashSet<>();
        for (ShardText item : items) {
            String name = item.identity();
            violations.require(
                    names.add(name),
                    TopologyConfig.LOCATIONS,
                    "two shards are called " + Quotes.quoted(name)
                            + "; name them, as in north=host:6379, south=host:6380");
            int weight = weights.getOrDefault(name, 1);
            violations.require(
                    weight >= 1 && weight <= ShardConfig.LARGEST_WEIGHT,
                    TopologyConfig.WEIGHTS,
                    "must be from 1 to " + ShardConfig.LARGEST_WEIGHT + ", was " + weight + " for "
                            + Quotes.quoted(name) + "; leave a shard out of locations to give it no keys");
        }
        checkApart(violations);
        weights.keySet()
                .forEach(name -> violations.require(
                        names.contains(name),
                        TopologyConfig.WEIGHTS,
                        "name the shard " + LocationMask.shard(name) + ", which is not one of "
                                + String.join(", ", names)));
    }

    /** A server in two shards would hold the keys of both, and clearing one shard would remove keys of the other. */
    private void checkApart(Violations violations) {
        Set<List<Object>> seen = new HashSet<>();
        items.forEach(item -> item.locations().stream()
                .map(location -> List.<Object>of(location.address(), location.database()))
                .distinct()
                .forEach(place -> violations.require(
                        seen.add(place), TopologyConfig.LOCATIONS, place.get(0) + " is in more than one shard")));
    }

    private void checkMasters(Violations violations) {
        if (masters.isEmpty()) {
            return;
        }
        boolean possible = kind == TopologyKind.REPLICATED || kind == TopologyKind.SHARDED;
        violations.require(possible, TopologyConfig.MASTER, "has a meaning only with topology=replicated or sharded");
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
            violations.require(
                    shard != null, TopologyConfig.MASTER, master + " is not one of the locations " + shardOf.keySet());
            violations.require(
                    shard == null || seen.add(shard),
                    TopologyConfig.MASTER,
                    "must be one for " + (String.valueOf(shard).isEmpty() ? "all locations" : "the shard " + shard)
                            + ", was another one beside " + master);
        }
    }
}
