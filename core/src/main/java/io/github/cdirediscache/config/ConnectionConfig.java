package io.github.cdirediscache.config;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a cache's server is, and how to talk to it. Caches whose values of this are equal may share connections.
 *
 * <p>What a location says about database, user and password wins over what is given beside it, and moves there: the
 * accessors say what is in force, and the locations are bare addresses.
 *
 * @param locations the servers; in this release one, or none if the cache is not enabled
 * @param database the number of the database, 0 or more
 * @param username the user to authenticate as; {@code null}: the server's default user
 * @param password its password; {@code null}: connections do not authenticate
 * @param clientName the name that connections give themselves, printable ASCII without blanks
 * @param protocol the protocol they speak
 * @param connectTimeout how long to wait for a connection, from 1 ms
 * @param socketTimeout how long to wait for an answer, from 1 ms
 * @param pool how many connections there are
 */
public record ConnectionConfig(
        List<Location> locations,
        int database,
        @Nullable String username,
        @Nullable String password,
        String clientName,
        Protocol protocol,
        Duration connectTimeout,
        Duration socketTimeout,
        PoolConfig pool) {

    /**
     * Checks the values, and resolves what the location says against them.
     *
     * @param locations as the component says
     * @param database as the component says
     * @param username as the component says
     * @param password as the component says
     * @param clientName as the component says
     * @param protocol as the component says
     * @param connectTimeout as the component says
     * @param socketTimeout as the component says
     * @param pool as the component says
     * @throws IllegalArgumentException if one is out of its range
     */
    public ConnectionConfig {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(pool, "pool");
        Violations violations = new Violations()
                .require(
                        locations.size() <= 1,
                        "locations",
                        "must be one location, were " + locations.size()
                                + ": several servers for one cache come in a later release");
        if (locations.size() == 1) {
            Location location = locations.get(0);
            database = location.database().orElse(database);
            username = location.username() == null ? username : location.username();
            password = location.password() == null ? password : location.password();
        }
        locations = locations.stream().map(Location::address).toList();
        violations
                .atLeast(0, "database", database)
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

    /** Everything but the password. */
    @Override
    public String toString() {
        return "ConnectionConfig[locations=" + locations + ", database=" + database + ", username=" + username
                + ", password=" + (password == null ? "none" : "***") + ", clientName=" + clientName
                + ", protocol=" + protocol + ", connectTimeout=" + connectTimeout
                + ", socketTimeout=" + socketTimeout + ", pool=" + pool + "]";
    }
}
