package io.github.cdirediscache.config;

import java.util.List;

/** Checks options of a connection against each other and against the topology. */
final class ConnectionRules {

    private final OptionValues values;
    private final TopologyKind kind;
    private final List<Location> locations;
    private final int database;
    private final boolean hasPassword;
    private final boolean hasProvider;
    private final Violations violations = new Violations();

    ConnectionRules(OptionValues values) {
        this.values = values;
        this.kind = values.get(TopologyConfig.KIND);
        this.locations = ShardText.locations(values.get(TopologyConfig.LOCATIONS));
        this.database = values.get(ConnectionConfig.DATABASE);
        this.hasPassword = values.orNull(ConnectionConfig.PASSWORD) != null;
        this.hasProvider = values.orNull(ConnectionConfig.CREDENTIALS_PROVIDER) != null;
    }

    Violations violations() {
        // If the servers contradict each other, further messages would be about the wrong servers.
        if (TopologyConfig.contradictions(values).isEmpty()) {
            if (hasProvider) {
                checkProviderIsAlone();
            } else {
                checkPasswords();
            }
            checkDatabases();
        }
        violations.require(
                values.orNull(ConnectionConfig.USERNAME) == null || hasPassword || hasProvider,
                ConnectionConfig.USERNAME,
                "needs a password with it, in the same location or as option");
        return violations;
    }

    /** Else it would have to be guessed which password is meant. Users in the locations of sentinels are theirs. */
    private void checkProviderIsAlone() {
        boolean hasUser = values.orNull(ConnectionConfig.USERNAME) != null || hasPassword;
        boolean isInLocations = kind != TopologyKind.SENTINEL
                && locations.stream().anyMatch(location -> location.username() != null || location.password() != null);
        violations.require(
                !hasUser && !isInLocations,
                ConnectionConfig.CREDENTIALS_PROVIDER,
                "gives user and password of every connection: remove username and password, and those in locations");
    }

    private void checkPasswords() {
        if (kind == TopologyKind.SENTINEL) {
            return;
        }
        locations.forEach(location -> violations.require(
                location.username() == null || location.password() != null || hasPassword,
                ConnectionConfig.USERNAME,
                "of " + location + " needs a password with it, in the same location or as option"));
    }

    private void checkDatabases() {
        new Shards(values)
                .all()
                .forEach(shard -> violations.require(
                        shard.locations().stream()
                                        .map(this::databaseOf)
                                        .distinct()
                                        .count()
                                <= 1,
                        TopologyConfig.LOCATIONS,
                        "name different databases for servers that hold the same keys: " + shard.locations()));
        violations.require(
                kind != TopologyKind.CLUSTER
                        || (database == 0 && locations.stream().allMatch(location -> databaseOf(location) == 0)),
                ConnectionConfig.DATABASE,
                "must be 0 with topology=cluster: a cluster has no other");
        violations.require(
                kind != TopologyKind.SENTINEL
                        || locations.stream()
                                .allMatch(location -> location.database().isEmpty()),
                TopologyConfig.LOCATIONS,
                "name a database, but a sentinel has none; set the option database for the servers");
    }

    private int databaseOf(Location location) {
        return location.database().orElse(database);
    }
}
