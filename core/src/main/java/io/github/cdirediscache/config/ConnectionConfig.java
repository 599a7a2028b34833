package io.github.cdirediscache.config;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a cache's servers are, and how to talk to them. Caches whose values of this are equal may share connections.
 *
 * <p>What a location says about database, user and password wins over what is given beside it. Of a single server it
 * moves there: the accessors say what is in force, and the location is a bare address.
 *
 * @param topology the servers
 * @param database the number of the database, 0 or more
 * @param username the user to authenticate as; {@code null}: the server's default user
 * @param password its password; {@code null}: connections do not authenticate
 * @param clientName the name that connections give themselves, printable ASCII without blanks
 * @param protocol the protocol they speak
 * @param connectTimeout how long to wait for a connection, from 1 ms
 * @param socketTimeout how long to wait for an answer, from 1 ms
 * @param tls how connections to {@code rediss://} locations are secured
 * @param socketFactory the class name of a {@link javax.net.SocketFactory} that makes the sockets of TCP connections;
 *     {@code null}: the JDK's
 * @param pool how many connections there are
 */
public record ConnectionConfig(
        TopologyConfig topology,
        int database,
        @Nullable String username,
        @Nullable String password,
        String clientName,
        Protocol protocol,
        Duration connectTimeout,
        Duration socketTimeout,
        TlsConfig tls,
        @Nullable String socketFactory,
        PoolConfig pool) {

    /**
     * Checks the values, and resolves what the location says against them.
     *
     * @param topology as the component says
     * @param database as the component says
     * @param username as the component says
     * @param password as the component says
     * @param clientName as the component says
     * @param protocol as the component says
     * @param connectTimeout as the component says
     * @param socketTimeout as the component says
     * @param tls as the component says
     * @param socketFactory as the component says
     * @param pool as the component says
     * @throws IllegalArgumentException if one is out of its range
     */
    public ConnectionConfig {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(pool, "pool");
        if (topology.kind() == TopologyKind.SINGLE && topology.locations().size() == 1) {
            Location location = topology.locations().get(0);
            database = location.database().orElse(database);
            username = location.username() == null ? username : location.username();
            password = location.password() == null ? password : location.password();
            ShardConfig bare = new ShardConfig("", 1, List.of(location.address()), null);
            topology = new TopologyConfig(TopologyKind.SINGLE, List.of(bare), topology.readFrom(), null);
        }
        Violations violations = new Violations();
        requirePasswords(violations, topology, password);
        requireOneDatabase(violations, topology, database);
        violations
                .atLeast(0, "database", database)
                .require(
                        topology.kind() != TopologyKind.CLUSTER || isFirst(database, topology),
                        "database",
                        "must be 0 with topology=cluster: a cluster has no other")
                .require(
                        topology.kind() != TopologyKind.SENTINEL
                                || topology.locations().stream()
                                        .allMatch(
                                                location -> location.database().isEmpty()),
                        "locations",
                        "name a database, but a sentinel has none; set the option database for the servers")
                .require(socketFactory == null || !socketFactory.isBlank(), "socket-factory", "must not be empty")
                .require(username == null || !username.isEmpty(), "username", "must not be empty")
                .require(password == null || !password.isEmpty(), "password", "must not be empty")
                .require(
                        username == null || password != null,
                        "username",
                        "needs a password with it, in the same location or as option")
                .require(
                        !clientName.isEmpty() && clientName.chars().allMatch(c -> c > ' ' && c < 0x7f),
                        "client-name",
                        "must be printable ASCII without blanks, was " + Texts.quoted(clientName))
                .between(Violations.SHORTEST, Violations.LONGEST_SOCKET_TIMEOUT, "connect-timeout", connectTimeout)
                .between(Violations.SHORTEST, Violations.LONGEST_SOCKET_TIMEOUT, "socket-timeout", socketTimeout)
                .throwIfAny();
    }

    private static void requirePasswords(Violations violations, TopologyConfig topology, @Nullable String password) {
        if (topology.kind() == TopologyKind.SENTINEL) {
            return;
        }
        topology.locations()
                .forEach(location -> violations.require(
                        location.username() == null || location.password() != null || password != null,
                        "username",
                        "of " + location + " needs a password with it, in the same location or as option"));
    }

    private static void requireOneDatabase(Violations violations, TopologyConfig topology, int database) {
        topology.shards()
                .forEach(shard -> violations.require(
                        shard.locations().stream()
                                        .map(location -> location.database().orElse(database))
                                        .distinct()
                                        .count()
                                <= 1,
                        "locations",
                        "name different databases for servers that hold the same keys: " + shard.locations()));
    }

    private static boolean isFirst(int database, TopologyConfig topology) {
        return database == 0
                && topology.locations().stream()
                        .allMatch(location -> location.database().orElse(0) == 0);
    }

    /**
     * All servers that are named.
     *
     * @return their locations
     */
    public List<Location> locations() {
        return topology.locations();
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "ConnectionConfig[topology=" + topology + ", database=" + database + ", username=" + username
                + ", password=" + (password == null ? "none" : "***") + ", clientName=" + clientName
                + ", protocol=" + protocol + ", connectTimeout=" + connectTimeout
                + ", socketTimeout=" + socketTimeout + ", tls=" + tls + ", socketFactory=" + socketFactory + ", pool="
                + pool + "]";
    }
}
