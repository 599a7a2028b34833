package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.ReplyLimit;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;

/** Makes connections to one server. Jedis itself sends nothing on them, and does not know the password. */
final class ConnectionMaker extends Connection.Builder {

    private final Greeter greeter;
    private final Generations generations;
    private final JedisClientConfig silent;
    private final ReplyLimit limit;

    ConnectionMaker(Greeter greeter, Generations generations, int socketTimeoutMillis, ReplyLimit limit) {
        this.limit = limit;
        this.greeter = greeter;
        this.generations = generations;
        this.silent = DefaultJedisClientConfig.builder()
                .socketTimeoutMillis(socketTimeoutMillis)
                .autoNegotiateProtocol(false)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .build();
        clientConfig(silent);
    }

    /** A connection that is ready for commands. */
    ServerConnection open() {
        return (ServerConnection) build();
    }

    Generations generations() {
        return generations;
    }

    @Override
    protected Connection createConnection() {
        return new ServerConnection(greeter, generations.current(), silent, limit);
    }

    /** The same for a pool of the application's. */
    ConnectionFactory factory() {
        return ConnectionFactory.builder()
                .socketFactory(() -> greeter.open().socket())
                .clientConfig(silent)
                .connectionBuilder(this)
                .build();
    }
}
