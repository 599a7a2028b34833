package io.github.cdirediscache.internal.connection;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Connects to a server on this machine through a Unix domain socket, with the JDK alone. */
final class UnixSocketFactory implements JedisSocketFactory {

    private final Path path;
    private final int connectTimeoutMillis;
    private final int socketTimeoutMillis;

    UnixSocketFactory(Path path, int connectTimeoutMillis, int socketTimeoutMillis) {
        this.path = path;
        this.connectTimeoutMillis = connectTimeoutMillis;
        this.socketTimeoutMillis = socketTimeoutMillis;
    }

    @Override
    public Socket createSocket() {
        try {
            ChannelSocket socket = ChannelSocket.unix(path, connectTimeoutMillis);
            socket.setSoTimeout(socketTimeoutMillis);
            return socket;
        } catch (IOException failure) {
            throw new JedisConnectionException("no connection to " + path, failure);
        }
    }
}
