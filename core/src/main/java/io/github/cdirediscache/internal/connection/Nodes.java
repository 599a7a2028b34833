package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.RequestObserver;
import io.github.cdirediscache.config.ConnectionConfig;
import io.github.cdirediscache.config.FailureConfig;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.config.SentinelConfig;
import io.github.cdirediscache.connection.PoolProvider;
import io.github.cdirediscache.internal.reflect.ConfiguredClass;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeListener;
import java.nio.file.Path;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.RedisProtocol;

/** Creates nodes from the settings of a cache. No connection is opened before the first command. Thread-safe. */
public final class Nodes {

    private final ConnectionConfig connection;
    private final FailureConfig failure;
    private final NodeListener listener;
    private final Time time;
    private final @Nullable RequestObserver observer;
    private final SSLSocketFactory ssl;
    private final @Nullable SocketFactory users;
    private final PoolProvider pools;

    /**
     * Reads the files that the settings name, and makes objects of the classes.
     *
     * @param connection how to talk to the servers
     * @param failure when to leave one alone
     * @param listener is told when one goes and comes
     * @param observer is told of every exchange; {@code null} for nobody
     * @param time the clocks
     * @throws IllegalArgumentException if a file or a class can't be used; names the option
     */
    public Nodes(
            ConnectionConfig connection,
            FailureConfig failure,
            NodeListener listener,
            @Nullable RequestObserver observer,
            Time time) {
        this.time = time;
        this.connection = connection;
        this.failure = failure;
        this.listener = listener;
        this.observer = observer;
        this.ssl = TlsContext.sockets(connection.tls());
        this.users = sockets(connection);
        this.pools = pools(connection);
    }

    /**
     * Checks whether the files and classes that the settings name can be used. Opens nothing.
     *
     * @param connection the settings
     * @throws IllegalArgumentException if one can't be used; names the option
     */
    public static void check(ConnectionConfig connection) {
        TlsContext.sockets(connection.tls());
        sockets(connection);
        pools(connection);
    }

    private static @Nullable SocketFactory sockets(ConnectionConfig connection) {
        String name = connection.socketFactory();
        return name == null ? null : ConfiguredClass.newInstance("socket-factory", name, SocketFactory.class);
    }

    private static PoolProvider pools(ConnectionConfig connection) {
        String name = connection.pool().provider();
        return name == null
                ? (location, connections, settings) -> new Pool(connections, settings)
                : ConfiguredClass.newInstance("pool.provider", name, PoolProvider.class);
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
                clientConfig(
                        server.database().orElse(connection.database()),
                        first(server.username(), connection.username()),
                        first(server.password(), connection.password())));
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
                clientConfig(
                        0,
                        first(location.username(), sentinel.username()),
                        first(location.password(), sentinel.password())));
    }

    private Node open(Location server, JedisClientConfig client) {
        ConnectionFactory connections = new ConnectionFactory(sockets(server, client), client);
        ConnectionPool pool = pools.pool(server.display(), connections, Pool.settings(connection.pool()));
        Breaker breaker = new Breaker(failure.breakerFailures(), failure.breakerOpenFor(), time::nanos);
        Node node = new JedisNode(
                server.display(),
                pool,
                new Diagnosis(server.tls(), connection.tls().keyStore() != null));
        return new GuardedNode(
                observer == null ? node : new ObservedNode(node, client.getDatabase(), observer), breaker, listener);
    }

    private JedisSocketFactory sockets(Location server, JedisClientConfig client) {
        if (server.kind() == Location.Kind.UNIX) {
            return new UnixSocketFactory(
                    Path.of(String.valueOf(server.path())),
                    client.getConnectionTimeoutMillis(),
                    client.getSocketTimeoutMillis());
        }
        HostAndPort address = new HostAndPort(server.host(), server.port());
        JedisSocketFactory tcp = users == null
                ? new TcpSocketFactory(address, client.getConnectionTimeoutMillis(), client.getSocketTimeoutMillis())
                : new UsersSocketFactory(
                        users, address, client.getConnectionTimeoutMillis(), client.getSocketTimeoutMillis());
        return server.tls()
                ? new TlsSocketFactory(tcp, address, ssl, connection.tls().verifyHostname())
                : tcp;
    }

    private JedisClientConfig clientConfig(int database, @Nullable String username, @Nullable String password) {
        DefaultJedisClientConfig.Builder client = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(millis(connection.connectTimeout().toMillis()))
                .socketTimeoutMillis(millis(connection.socketTimeout().toMillis()))
                .database(database)
                .clientName(connection.clientName());
        if (username != null) {
            client.user(username);
        }
        if (password != null) {
            client.password(password);
        }
        switch (connection.protocol()) {
            case AUTO -> client.autoNegotiateProtocol(true);
            case RESP2 -> client.protocol(RedisProtocol.RESP2);
            case RESP3 -> client.protocol(RedisProtocol.RESP3);
        }
        return client.build();
    }

    private static @Nullable String first(@Nullable String ofLocation, @Nullable String ofOption) {
        return ofLocation == null ? ofOption : ofLocation;
    }

    /** A socket's zero means for ever, so a fraction of a millisecond counts as one. */
    private static int millis(long millis) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, millis));
    }
}
