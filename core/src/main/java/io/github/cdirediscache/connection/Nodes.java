package io.github.cdirediscache.connection;

import io.github.cdirediscache.config.ConnectionConfig;
import io.github.cdirediscache.config.FailureConfig;
import io.github.cdirediscache.config.Location;
import java.nio.file.Path;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.RedisProtocol;

/** Makes nodes of settings. Nothing is connected before the first request. */
public final class Nodes {

    private Nodes() {}

    /**
     * A node behind a pool and a breaker.
     *
     * @param location where the server is
     * @param connection how to talk to it
     * @param failure when to leave it alone
     * @param listener is told when it goes and comes
     * @return the node
     */
    public static Node open(
            Location location, ConnectionConfig connection, FailureConfig failure, NodeListener listener) {
        Location server = location.kind() == Location.Kind.EMBEDDED ? EmbeddedServer.location() : location;
        JedisClientConfig client = clientConfig(connection);
        Node node = new JedisNode(server.display(), sockets(server, client), client, connection);
        Breaker breaker = new Breaker(failure.breakerFailures(), failure.breakerOpenFor(), System::nanoTime);
        return new GuardedNode(node, breaker, listener);
    }

    private static JedisSocketFactory sockets(Location server, JedisClientConfig client) {
        if (server.kind() == Location.Kind.UNIX) {
            return new UnixSocketFactory(
                    Path.of(String.valueOf(server.path())),
                    client.getConnectionTimeoutMillis(),
                    client.getSocketTimeoutMillis());
        }
        HostAndPort address = new HostAndPort(server.host(), server.port());
        JedisSocketFactory tcp = new DefaultJedisSocketFactory(address, client);
        return server.tls() ? new TlsSocketFactory(tcp, address) : tcp;
    }

    private static JedisClientConfig clientConfig(ConnectionConfig config) {
        DefaultJedisClientConfig.Builder client = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(millis(config.connectTimeout().toMillis()))
                .socketTimeoutMillis(millis(config.socketTimeout().toMillis()))
                .database(config.database())
                .clientName(config.clientName());
        if (config.username() != null) {
            client.user(config.username());
        }
        if (config.password() != null) {
            client.password(config.password());
        }
        switch (config.protocol()) {
            case AUTO -> client.autoNegotiateProtocol(true);
            case RESP2 -> client.protocol(RedisProtocol.RESP2);
            case RESP3 -> client.protocol(RedisProtocol.RESP3);
        }
        return client.build();
    }

    /** A socket's zero means for ever, so a fraction of a millisecond counts as one. */
    private static int millis(long millis) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, millis));
    }
}
