package io.github.cdirediscache.internal.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Connects by TCP, to the first address of a host at which a server listens. */
final class TcpSocketFactory implements JedisSocketFactory {

    private final HostAndPort server;
    private final int connectTimeoutMillis;
    private final int socketTimeoutMillis;

    TcpSocketFactory(HostAndPort server, int connectTimeoutMillis, int socketTimeoutMillis) {
        this.server = server;
        this.connectTimeoutMillis = connectTimeoutMillis;
        this.socketTimeoutMillis = socketTimeoutMillis;
    }

    @Override
    public Socket createSocket() {
        try {
            return connected(InetAddress.getAllByName(server.getHost()));
        } catch (IOException failure) {
            throw new JedisConnectionException("no connection to " + server, failure);
        }
    }

    private Socket connected(InetAddress[] addresses) throws IOException {
        for (int i = 0; i < addresses.length - 1; i++) {
            try {
                return connected(addresses[i]);
            } catch (IOException tryTheNext) {
                // The failure of the last address is reported.
            }
        }
        return connected(addresses[addresses.length - 1]);
    }

    private Socket connected(InetAddress address) throws IOException {
        ChannelSocket socket =
                ChannelSocket.tcp(new InetSocketAddress(address, server.getPort()), connectTimeoutMillis);
        socket.setSoTimeout(socketTimeoutMillis);
        return socket;
    }
}
