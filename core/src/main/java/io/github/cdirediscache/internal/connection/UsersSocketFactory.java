package io.github.cdirediscache.internal.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Connects sockets that the application's socket factory creates. */
final class UsersSocketFactory implements JedisSocketFactory {

    private final SocketFactory sockets;
    private final HostAndPort server;
    private final int connectTimeoutMillis;
    private final int socketTimeoutMillis;

    UsersSocketFactory(SocketFactory sockets, HostAndPort server, int connectTimeoutMillis, int socketTimeoutMillis) {
        this.sockets = sockets;
        this.server = server;
        this.connectTimeoutMillis = connectTimeoutMillis;
        this.socketTimeoutMillis = socketTimeoutMillis;
    }

    @Override
    @SuppressWarnings("AddressSelection")
    public Socket createSocket() {
        Socket socket = null;
        try {
            socket = sockets.createSocket();
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), connectTimeoutMillis);
            socket.setSoTimeout(socketTimeoutMillis);
            return socket;
        } catch (IOException failure) {
            closeQuietly(socket, failure);
            throw new JedisConnectionException("no connection to " + server, failure);
        }
    }

    private static void closeQuietly(@Nullable Socket socket, IOException failure) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException alreadyUseless) {
            failure.addSuppressed(alreadyUseless);
        }
    }
}
