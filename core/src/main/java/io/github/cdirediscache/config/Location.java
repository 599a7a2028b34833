package io.github.cdirediscache.config;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis server is.
 *
 * @param kind how it is reached
 * @param host its name or address, of IPv6 without brackets; empty unless {@code kind} is {@link Kind#TCP}
 * @param port its port, 1 to 65535; 0 unless {@code kind} is {@link Kind#TCP}
 * @param path its unix socket; {@code null} unless {@code kind} is {@link Kind#UNIX}
 * @param tls whether to speak TLS, which only {@link Kind#TCP} can
 * @param database the number of the database; empty: the option decides
 * @param username the user to authenticate as; {@code null}: the option decides
 * @param password its password; {@code null}: the option decides
 */
public record Location(
        Kind kind,
        String host,
        int port,
        @Nullable String path,
        boolean tls,
        OptionalInt database,
        @Nullable String username,
        @Nullable String password) {

    /** How a server is reached. */
    public enum Kind {
        /** By host and port. */
        TCP,
        /** By a unix domain socket on this machine. */
        UNIX,
        /** It is started with the application, by the artifact {@code cdi-redis-cache-testing}; for development. */
        EMBEDDED
    }

    /** The port of a location that names none. */
    static final int DEFAULT_PORT = 6379;

    static final String PORT_RULE = "the port must be a number from 1 to 65535";
    private static final String PATH_RULE = "the path of a unix socket must begin with / and name a file";

    /**
     * Checks the values.
     *
     * @param kind how the server is reached
     * @param host its name or address
     * @param port its port
     * @param path the path of its unix socket
     * @param tls whether to speak TLS
     * @param database the number of the database
     * @param username the user to authenticate as
     * @param password the user's password
     * @throws IllegalArgumentException if a value is out of range or contradicts another; its message holds no password
     */
    public Location {
        Objects.requireNonNull(kind, "kind");
        switch (kind) {
            case TCP -> {
                check(path == null, "a TCP location has no path");
                check(HostNames.isValid(host), HostNames.RULE);
                check(isPort(port), PORT_RULE + ", was " + port);
            }
            case UNIX -> {
                check(host.isEmpty() && port == 0 && !tls, "a unix socket has no host, port or TLS");
                check(isSocketPath(path), PATH_RULE);
            }
            default ->
                check(
                        host.isEmpty() && port == 0 && !tls && path == null,
                        "an embedded server has nothing but a database");
        }
        check(database.orElse(0) >= 0, "the database must be 0 or more, was " + database.orElse(0));
        check(username == null || !username.isEmpty(), "the user must not be empty");
        check(password == null || !password.isEmpty(), "the password must not be empty");
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    static boolean isPort(int port) {
        return port >= 1 && port <= 65535;
    }

    private static boolean isSocketPath(@Nullable String path) {
        return path != null
                && path.startsWith("/")
                && !path.endsWith("/")
                && path.chars().noneMatch(Character::isISOControl);
    }

    /**
     * A location by host and port.
     *
     * @param host its name or address
     * @param port its port
     * @return the location
     * @throws IllegalArgumentException if host or port can't be one
     */
    public static Location tcp(String host, int port) {
        return new Location(Kind.TCP, host, port, null, false, OptionalInt.empty(), null, null);
    }

    static Location unix(String path) {
        return new Location(Kind.UNIX, "", 0, path, false, OptionalInt.empty(), null, null);
    }

    static Location embedded() {
        return new Location(Kind.EMBEDDED, "", 0, null, false, OptionalInt.empty(), null, null);
    }

    /**
     * Reads a location, as RFC 3986 has it: {@code host}, {@code host:port}, {@code [::1]:6379}, {@code /path/to.sock},
     * {@code redis://[user[:password]@]host[:port][/database]}, {@code rediss://...} for TLS,
     * {@code unix://[user[:password]@]/path[?db=database]} or {@code embedded:}. In a URL, characters that have a meaning
     * there are percent-encoded. {@code redis://:password@host} has no user.
     *
     * @param text the location; blanks around it do not matter
     * @return the location, its host in lower case
     * @throws IllegalArgumentException if it is not a location; the message shows host and port at most
     */
    public static Location parse(String text) {
        return LocationParser.parse(text);
    }

    /**
     * The same location, with the user and password of the options.
     *
     * @return the location
     */
    public Location withoutUser() {
        return new Location(kind, host, port, path, tls, database, null, null);
    }

    /**
     * The same address with the TLS setting, database, user and password of another location.
     *
     * @param other another location
     * @return the location
     */
    public Location reachedLike(Location other) {
        return new Location(kind, host, port, path, other.tls, other.database, other.username, other.password);
    }

    /**
     * The same location with or without TLS.
     *
     * @param encrypted whether to speak TLS
     * @return the location
     * @throws IllegalArgumentException if it is to speak TLS and is not reached by TCP
     */
    public Location withTls(boolean encrypted) {
        return new Location(kind, host, port, path, encrypted, database, username, password);
    }

    /**
     * The same address without database, user and password.
     *
     * @return the bare address
     */
    public Location address() {
        return new Location(kind, host, port, path, tls, OptionalInt.empty(), null, null);
    }

    /**
     * The location as it may be shown to anybody.
     *
     * @return {@code host:port}, the path of the socket or {@code embedded:}; never user, password, database or query
     */
    public String display() {
        return switch (kind) {
            case TCP -> (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
            case UNIX -> Objects.requireNonNull(path);
            case EMBEDDED -> "embedded:";
        };
    }

    /** The same as {@link #display()}. */
    @Override
    public String toString() {
        return display();
    }
}
