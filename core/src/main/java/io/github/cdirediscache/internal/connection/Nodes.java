package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.RequestObserver;
import io.github.cdirediscache.config.ConnectionConfig;
import io.github.cdirediscache.config.FailureConfig;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.config.SentinelConfig;
import io.github.cdirediscache.config.TlsConfig;
import io.github.cdirediscache.connection.CredentialsProvider;
import io.github.cdirediscache.connection.PoolProvider;
import io.github.cdirediscache.internal.reflect.ClassLookup;
import io.github.cdirediscache.internal.reflect.ConfiguredClass;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeListener;
import io.github.cdirediscache.internal.wire.ReplyLimit;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisSocketFactory;

/** Creates nodes from the settings of a cache. No connection is opened before the first command. Thread-safe. */
public final class Nodes {

    private static final String OF_COMMONS_POOL = "org.apache.commons.pool2.impl.GenericObjectPoolConfig";

    private final ConnectionConfig connection;
    private final FailureConfig failure;
    private final NodeListener listener;
    private final Time time;
    private final @Nullable RequestObserver observer;
    private final Secured ofServers;
    private final Secured ofSentinels;
    private final @Nullable CredentialsProvider credentials;
    private final @Nullable SocketFactory users;
    private final @Nullable PoolProvider pools;
    private final @Nullable Scheduler scheduler;
    private final ReplyLimit limit;

    /**
     * Reads the files that the settings name, and makes objects of the classes.
     *
     * @param connection how to talk to the servers
     * @param failure when to leave one alone
     * @param listener is told when one goes and comes
     * @param credentials providers of credentials beside those that are made of class names, by their names
     * @param observer is told of every exchange; {@code null} for nobody
     * @param time the clocks
     * @param scheduler closes idle connections; {@code null}: they stay open
     * @param limit how much of a value is taken from a server
     * @throws IllegalArgumentException if a file or a class can't be used; names the option
     */
    public Nodes(
            ConnectionConfig connection,
            FailureConfig failure,
            NodeListener listener,
            Map<String, CredentialsProvider> credentials,
            @Nullable RequestObserver observer,
            Time time,
            @Nullable Scheduler scheduler,
            ReplyLimit limit) {
        this.limit = limit;
        this.time = time;
        this.scheduler = scheduler;
        this.connection = connection;
        this.failure = failure;
        this.listener = listener;
        this.observer = observer;
        this.ofServers = new Secured(connection.tls(), new Certificates(connection.tls(), listener, time));
        this.ofSentinels = connection.sentinelTls().equals(connection.tls())
                ? ofServers
                : new Secured(connection.sentinelTls(), new Certificates(connection.sentinelTls(), listener, time));
        this.credentials = new CredentialsProviders(credentials).of(connection);
        this.users = sockets(connection);
        this.pools = pools(connection);
    }

    /**
     * Checks whether the files and classes that the settings name can be used. Opens nothing.
     *
     * @param connection the settings
     * @param credentials providers of credentials beside those that are made of class names, by their names
     * @throws IllegalArgumentException if one can't be used; names the option
     */
    public static void check(ConnectionConfig connection, Map<String, CredentialsProvider> credentials) {
        TlsContext.check(connection.tls());
        TlsContext.check(connection.sentinelTls());
        new CredentialsProviders(credentials).of(connection);
        sockets(connection);
        pools(connection);
    }

    private static @Nullable SocketFactory sockets(ConnectionConfig connection) {
        String name = connection.socketFactory();
        return name == null ? null : ConfiguredClass.newInstance("socket-factory", name, SocketFactory.class);
    }

    /** Only such a pool needs commons-pool2: {@link ProvidedPool} is linked when there is one. */
    private static @Nullable PoolProvider pools(ConnectionConfig connection) {
        String name = connection.pool().provider();
        if (name == null) {
            return null;
        }
        if (!ClassLookup.isPresent(OF_COMMONS_POOL, Nodes.class.getClassLoader())) {
            throw new IllegalArgumentException(
                    "pool.provider needs what is not on the class path: add org.apache.commons:commons-pool2");
        }
        return ConfiguredClass.newInstance("pool.provider", name, PoolProvider.class);
    }

    /**
     * A server of the cache.
     *
     * @param location where it is
     * @return the node
     */
    public Node open(Location location) {
        Location server = location.kind() == Location.Kind.EMBEDDED ? EmbeddedServer.location() : location;
        return open(
                server,
                login(
                        server.database().orElse(connection.database()),
                        first(server.username(), connection.username()),
                        first(server.password(), connection.password())),
                credentials == null ? UnaryOperator.identity() : new CredentialsSource(server.display(), credentials),
                ofServers);
    }

    /**
     * A sentinel, which has no database and its own users.
     *
     * @param location where it is
     * @param sentinel as whom it is asked
     * @return the node
     */
    public Node openSentinel(Location location, SentinelConfig sentinel) {
        return open(
                location,
                login(
                        0,
                        first(location.username(), sentinel.username()),
                        first(location.password(), sentinel.password())),
                UnaryOperator.identity(),
                ofSentinels);
    }

    private Node open(Location server, Login login, UnaryOperator<Login> current, Secured tls) {
        String location = server.display();
        Failures failures = new Failures(location, new Diagnosis(server.tls(), tls.config.keyStore() != null));
        ConnectionMaker maker = new ConnectionMaker(
                new Greeter(dial(server, tls), login, current, time),
                new Generations(time),
                millis(connection.socketTimeout().toMillis()),
                limit);
        Fence fence = new Fence(
                location,
                listener.watch(location),
                Fence.remedy(login.clientInfo(), server.kind() == Location.Kind.UNIX));
        Node node = new JedisNode(
                location, pool(location, maker, failures), failures, fence, PoolLimits.of(connection), time);
        Breaker breaker = new Breaker(failure.breakerFailures(), failure.breakerOpenFor(), time::nanos);
        Node observed = observer == null ? node : new ObservedNode(node, login.database(), observer);
        return new GuardedNode(new WatchedNode(observed, listener.watch(location)), breaker, listener);
    }

    private Pool pool(String location, ConnectionMaker maker, Failures failures) {
        return pools == null
                ? new BuiltInPool(location, maker, failures, PoolLimits.of(connection), time, scheduler)
                : new ProvidedPool(
                        location,
                        pools.pool(location, maker.factory(), ProvidedPool.settings(connection.pool())),
                        maker.generations(),
                        failures,
                        time);
    }

    private Supplier<Line> dial(Location server, Secured secured) {
        int connectTimeout = millis(connection.connectTimeout().toMillis());
        int socketTimeout = millis(connection.socketTimeout().toMillis());
        if (server.kind() == Location.Kind.UNIX) {
            JedisSocketFactory unix =
                    new UnixSocketFactory(Path.of(String.valueOf(server.path())), connectTimeout, socketTimeout);
            return () -> Line.plain(unix.createSocket());
        }
        HostAndPort address = new HostAndPort(server.host(), server.port());
        JedisSocketFactory tcp = users == null
                ? new TcpSocketFactory(address, connectTimeout, socketTimeout)
                : new UsersSocketFactory(users, address, connectTimeout, socketTimeout);
        if (!server.tls()) {
            return () -> Line.plain(tcp.createSocket());
        }
        TlsSockets tls = new TlsSockets(address, secured.certificates, secured.config.verifyHostname());
        return () -> tls.secured(tcp.createSocket());
    }

    private Login login(int database, @Nullable String username, @Nullable String password) {
        return new Login(
                connection.protocol(),
                username,
                password,
                database,
                connection.clientInfo() ? connection.clientName() : "",
                connection.clientInfo());
    }

    private static @Nullable String first(@Nullable String ofLocation, @Nullable String ofOption) {
        return ofLocation == null ? ofOption : ofLocation;
    }

    /** A socket's zero means for ever, so a fraction of a millisecond counts as one. */
    private static int millis(long millis) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, millis));
    }

    /** TLS with some settings. */
    private record Secured(TlsConfig config, Certificates certificates) {}
}
