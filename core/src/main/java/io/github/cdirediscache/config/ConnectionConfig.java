package io.github.cdirediscache.config;

import io.github.cdirediscache.config.Option.Inheritance;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a cache's servers are, and how to talk to them. Caches with equal connection settings may share connections.
 *
 * <p>Database, user and password of a location override the options. For a single server they are moved from the
 * location to the options: the accessors return the effective values, and the location is a bare address.
 *
 * @param values the values of the options of this group and of those within it
 */
public record ConnectionConfig(OptionValues values) {

    /** Option {@code database}. */
    public static final Option<Integer> DATABASE = Option.of("database", Types.INTEGER)
            .byDefault(0)
            .within(Range.atLeast(0))
            .meaning("The number of the database. A location that names one wins.");

    /** Option {@code username}. */
    public static final Option<String> USERNAME = Option.of("username", Types.USER)
            .within(Range.notEmpty())
            .inherited(Inheritance.WITH_LOGIN)
            .meaning("The user to authenticate as; needs a password. A location that names one wins.");

    /** Option {@code password}. */
    public static final Option<String> PASSWORD = Option.of("password", Types.TEXT)
            .secret()
            .within(Range.notEmpty())
            .inherited(Inheritance.WITH_LOGIN)
            .meaning("The password to authenticate with. A location that holds one wins. See [Secrets](#secrets).");

    /** Option {@code credentials-provider}. */
    public static final Option<String> CREDENTIALS_PROVIDER = Option.of("credentials-provider", Types.word("name"))
            .within(Range.notBlank())
            .inherited(Inheritance.WITH_LOGIN)
            .meaning(
                    "A `CredentialsProvider` that gives user and password of each new connection, by class name or name"
                            + " of a bean, instead of `username` and `password`. See"
                            + " [Credentials that change](#credentials-that-change).");

    /** Option {@code client-name}. */
    public static final Option<String> CLIENT_NAME = Option.of("client-name", Types.word("text"))
            .byDefault("cdi-redis-cache")
            .within(Range.printableOrEmpty())
            .meaning("The client name of connections, which `CLIENT LIST` shows. Empty: none.");

    /** Option {@code client-info}. */
    public static final Option<Boolean> CLIENT_INFO = Option.of("client-info", Types.TRUTH)
            .byDefault(true)
            .meaning(
                    "Whether connections tell the server their name and library (`CLIENT SETNAME`, `CLIENT SETINFO`), and ask"
                            + " for their number (`CLIENT INFO`), without which [writes that time"
                            + " out](failure.md#writes-that-time-out) can't be stopped. A server that refuses that is used"
                            + " all the same.");

    /** Option {@code protocol}. */
    public static final Option<Protocol> PROTOCOL = Option.of("protocol", Types.choice(Protocol.class))
            .byDefault(Protocol.RESP3)
            .meaning("The protocol that connections speak. `resp3` needs Redis 6 and `HELLO`; `resp2` sends no `HELLO`;"
                    + " `auto` tries `resp3` and falls back.");

    /** Option {@code socket-factory}. */
    public static final Option<String> SOCKET_FACTORY = Option.of("socket-factory", Types.word("class name"))
            .withoutDefault("the JDK's")
            .within(Range.notBlank())
            .meaning("A `javax.net.SocketFactory` that makes the sockets of TCP connections.");

    /** Option {@code connect-timeout}. */
    public static final Option<Duration> CONNECT_TIMEOUT = Option.of("connect-timeout", Types.DURATION)
            .byDefault(Duration.ofSeconds(1))
            .within(Range.socketTimeout())
            .meaning("How long to wait until a connection is established.");

    /** Option {@code socket-timeout}. */
    public static final Option<Duration> SOCKET_TIMEOUT = Option.of("socket-timeout", Types.DURATION)
            .byDefault(Duration.ofSeconds(1))
            .within(Range.socketTimeout())
            .meaning("How long to wait for an answer.");

    static final OptionGroup GROUP = OptionGroup.of(
                    DATABASE,
                    USERNAME,
                    PASSWORD,
                    CREDENTIALS_PROVIDER,
                    CLIENT_NAME,
                    CLIENT_INFO,
                    PROTOCOL,
                    SOCKET_FACTORY,
                    CONNECT_TIMEOUT,
                    SOCKET_TIMEOUT)
            .obeying((values, violations) -> violations.addAll(new ConnectionRules(values).violations()));

    /**
     * Keeps the values of this group and of those within it.
     *
     * @param values values of options
     */
    public ConnectionConfig {
        values = values.only(ConnectionConfig::isPart);
    }

    private static boolean isPart(Option<?> option) {
        return Stream.of(GROUP, TopologyConfig.GROUP, SentinelConfig.GROUP, TlsConfig.GROUP, PoolConfig.GROUP)
                .anyMatch(group -> group.contains(option));
    }

    /** Moves database, user and password from the location of a single server to the options. */
    static OptionValues resolved(OptionValues values) {
        List<ShardText> shards = values.get(TopologyConfig.LOCATIONS);
        boolean isSingle = values.get(TopologyConfig.KIND) == TopologyKind.SINGLE
                && shards.size() == 1
                && shards.get(0).isPlain();
        return isSingle ? resolved(values, shards.get(0).locations().get(0)) : values;
    }

    private static OptionValues resolved(OptionValues values, Location location) {
        OptionValues resolved = values.with(TopologyConfig.LOCATIONS, List.of(ShardText.of(location.address())));
        if (location.database().isPresent()) {
            resolved = resolved.with(DATABASE, location.database().getAsInt());
        }
        if (location.username() != null) {
            resolved = resolved.with(USERNAME, location.username());
        }
        return location.password() == null ? resolved : resolved.with(PASSWORD, location.password());
    }

    /** {@return the servers} */
    public TopologyConfig topology() {
        return new TopologyConfig(values);
    }

    /** {@return the locations of all servers that are named} */
    public List<Location> locations() {
        return topology().locations();
    }

    /** {@return the number of the database} */
    public int database() {
        return values.get(DATABASE);
    }

    /** {@return the user to authenticate as; {@code null}: the server's default user} */
    public @Nullable String username() {
        return values.orNull(USERNAME);
    }

    /** {@return the password to authenticate with; {@code null}: connections do not authenticate} */
    public @Nullable String password() {
        return values.orNull(PASSWORD);
    }

    /** {@return the class or bean that gives user and password of each new connection; {@code null}: none} */
    public @Nullable String credentialsProvider() {
        return values.orNull(CREDENTIALS_PROVIDER);
    }

    /** {@return the client name of connections; empty: none} */
    public String clientName() {
        return values.get(CLIENT_NAME);
    }

    /** {@return whether connections tell the server their name and library} */
    public boolean clientInfo() {
        return values.get(CLIENT_INFO);
    }

    /** {@return the protocol that connections speak} */
    public Protocol protocol() {
        return values.get(PROTOCOL);
    }

    /** {@return how long to wait for a connection} */
    public Duration connectTimeout() {
        return values.get(CONNECT_TIMEOUT);
    }

    /** {@return how long to wait for an answer} */
    public Duration socketTimeout() {
        return values.get(SOCKET_TIMEOUT);
    }

    /** {@return how connections to {@code rediss://} locations are secured} */
    public TlsConfig tls() {
        return new TlsConfig(values);
    }

    /** {@return how connections to sentinels are secured: as the others, but for what is set for sentinels} */
    public TlsConfig sentinelTls() {
        return SentinelConfig.tls(values);
    }

    /** {@return the class name of a factory of the sockets of TCP connections; {@code null}: the JDK's} */
    public @Nullable String socketFactory() {
        return values.orNull(SOCKET_FACTORY);
    }

    /** {@return how many connections there are} */
    public PoolConfig pool() {
        return new PoolConfig(values);
    }

    /**
     * Sets these options.
     *
     * @param <B> the builder
     */
    public interface Setters<B> extends OptionSetters<B> {

        /**
         * Sets {@code database}.
         *
         * @param value the number of the database, 0 or more; what the location says wins
         * @return this builder
         */
        default B database(int value) {
            return set(DATABASE, value);
        }

        /**
         * Sets {@code username}.
         *
         * @param value the user to authenticate as; what the location says wins
         * @return this builder
         */
        default B username(String value) {
            return set(USERNAME, value);
        }

        /**
         * Sets {@code password}.
         *
         * @param value the password to authenticate with; what the location says wins
         * @return this builder
         */
        default B password(String value) {
            return set(PASSWORD, value);
        }

        /**
         * Sets {@code credentials-provider}.
         *
         * @param name a provider that the manager knows by this name, or the name of a class that is a
         *     {@code CredentialsProvider} with a public constructor without parameters
         * @return this builder
         */
        default B credentialsProvider(String name) {
            return set(CREDENTIALS_PROVIDER, name);
        }

        /**
         * Sets {@code client-name}.
         *
         * @param value the name that connections give themselves, printable ASCII without blanks; empty: none
         * @return this builder
         */
        default B clientName(String value) {
            return set(CLIENT_NAME, value);
        }

        /**
         * Sets {@code client-info}.
         *
         * @param value whether connections tell the server their name and library
         * @return this builder
         */
        default B clientInfo(boolean value) {
            return set(CLIENT_INFO, value);
        }

        /**
         * Sets {@code protocol}.
         *
         * @param value the protocol that connections speak
         * @return this builder
         */
        default B protocol(Protocol value) {
            return set(PROTOCOL, value);
        }

        /**
         * Sets {@code socket-factory}.
         *
         * @param className a class that is a {@link javax.net.SocketFactory} with a public constructor without
         *     parameters; it makes the sockets of TCP connections
         * @return this builder
         */
        default B socketFactory(String className) {
            return set(SOCKET_FACTORY, className);
        }

        /**
         * Sets {@code connect-timeout}.
         *
         * @param value how long to wait for a connection, 1 ms or more
         * @return this builder
         */
        default B connectTimeout(Duration value) {
            return set(CONNECT_TIMEOUT, value);
        }

        /**
         * Sets {@code socket-timeout}.
         *
         * @param value how long to wait for an answer, 1 ms or more
         * @return this builder
         */
        default B socketTimeout(Duration value) {
            return set(SOCKET_TIMEOUT, value);
        }
    }
}
