package io.github.cdirediscache.internal.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.function.LongSupplier;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Connects by TCP, to the first address of a host at which a server listens. All addresses together get the time limit of
 * one: each gets an equal part of what is left. Finding the addresses of a name has no limit here.
 */
final class TcpSocketFactory implements JedisSocketFactory {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final HostAndPort server;
    private final int connectTimeoutMillis;
    private final int socketTimeoutMillis;
    private final Addresses addresses;
    private final Dial dial;
    private final LongSupplier nanoTime;

    TcpSocketFactory(HostAndPort server, int connectTimeoutMillis, int socketTimeoutMillis) {
        this(
                server,
                connectTimeoutMillis,
                socketTimeoutMillis,
                InetAddress::getAllByName,
                ChannelSocket::tcp,
                System::nanoTime);
    }

    TcpSocketFactory(
            HostAndPort server,
            int connectTimeoutMillis,
            int socketTimeoutMillis,
            Addresses addresses,
            Dial dial,
            LongSupplier nanoTime) {
        this.server = server;
        this.connectTimeoutMillis = connectTimeoutMillis;
        this.socketTimeoutMillis = socketTimeoutMillis;
        this.addresses = addresses;
        this.dial = dial;
        this.nanoTime = nanoTime;
    }

    @Override
    public Socket createSocket() {
        try {
            Socket socket = connected(addresses.of(server.getHost()));
            socket.setSoTimeout(socketTimeoutMillis);
            return socket;
        } catch (IOException failure) {
            throw new JedisConnectionException("no connection to " + server, failure);
        }
    }

    private Socket connected(InetAddress[] all) throws IOException {
        long end = nanoTime.getAsLong() + connectTimeoutMillis * NANOS_PER_MILLI;
        for (int i = 0; i < all.length - 1; i++) {
            try {
                return connected(all[i], end, all.length - i);
            } catch (IOException tryTheNext) {
                // The failure of the last address is reported.
            }
        }
        return connected(all[all.length - 1], end, 1);
    }

    private Socket connected(InetAddress address, long end, int left) throws IOException {
        long nanos = (end - nanoTime.getAsLong()) / left;
        // Rounded up: zero means for ever.
        int millis = (int) Math.max(1, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
        return dial.connected(new InetSocketAddress(address, server.getPort()), millis);
    }

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Addresses {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** Connects to an address. */
    @FunctionalInterface
    interface Dial {
        Socket connected(InetSocketAddress address, int timeoutMillis) throws IOException;
    }
}
