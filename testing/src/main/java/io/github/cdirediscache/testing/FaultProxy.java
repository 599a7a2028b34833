package io.github.cdirediscache.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A network that breaks on demand: stands between clients and a server, and does to the bytes that pass what its
 * {@linkplain Fault faults} say. Knows nothing of the protocol, so it serves TLS as well. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final long seed;
    private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
    private volatile InetSocketAddress target;
    private volatile Weather weather = Weather.fine(0);
    private volatile boolean refusing;
    private volatile boolean closed;
    private long accepted;

    private FaultProxy(ServerSocket listening, InetSocketAddress target, long seed) {
        this.listening = listening;
        this.target = target;
        this.seed = seed;
    }

    /**
     * A proxy in front of a server.
     *
     * @param server where its connections lead
     * @param seed of all that happens by chance
     * @return listens on 127.0.0.1
     * @throws UncheckedIOException if there is no free port
     */
    public static FaultProxy of(RedisServer server, long seed) {
        return of(server.host(), server.port(), seed);
    }

    /**
     * A proxy in front of whatever listens there.
     *
     * @param host the host
     * @param port the port
     * @param seed of all that happens by chance
     * @return listens on 127.0.0.1
     * @throws UncheckedIOException if there is no free port
     */
    public static FaultProxy of(String host, int port, long seed) {
        try {
            ServerSocket listening = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
            FaultProxy proxy = new FaultProxy(listening, new InetSocketAddress(host, port), seed);
            ProxiedConnection.daemon("fault-proxy-" + listening.getLocalPort(), proxy::accept)
                    .start();
            return proxy;
        } catch (IOException noPort) {
            throw new UncheckedIOException("no proxy can listen", noPort);
        }
    }

    /**
     * Where clients connect.
     *
     * @return the host
     */
    public String host() {
        return RedisServer.HOST;
    }

    /**
     * Where clients connect.
     *
     * @return the port
     */
    public int port() {
        return listening.getLocalPort();
    }

    /**
     * Where clients connect.
     *
     * @return host and port, as the option {@code locations} takes them
     */
    public String location() {
        return host() + ":" + port();
    }

    /**
     * Lets new connections lead to another server, as when a name is given another address. Those that are open stay.
     *
     * @param server where they lead
     */
    public void leadTo(RedisServer server) {
        target = new InetSocketAddress(server.host(), server.port());
    }

    /**
     * Begins some faults, in place of those that there are. They concern open and new connections.
     *
     * @param faults what happens to each chunk of bytes, in this order
     */
    public synchronized void begin(Fault... faults) {
        Weather before = weather;
        weather = new Weather(List.of(faults), accepted, new CountDownLatch(1));
        before.over().countDown();
    }

    /** Ends all faults. What was kept back goes on. */
    public synchronized void heal() {
        refusing = false;
        begin();
    }

    /** Resets new connections until {@link #heal()}; those that are open work. */
    public void refuse() {
        refusing = true;
    }

    /** Resets all connections that are open. */
    public void cut() {
        open.forEach(ProxiedConnection::cut);
    }

    /** Ends the answers of all connections that are open, as a server does that closes them: requests still pass. */
    public void halfClose() {
        open.forEach(ProxiedConnection::halfClose);
    }

    /**
     * How many connections are open.
     *
     * @return the number
     */
    public int connections() {
        return open.size();
    }

    /**
     * How many connections there were, up to now.
     *
     * @return the number; those that led nowhere, or were {@linkplain #refuse refused}, do not count
     */
    public synchronized long accepted() {
        return accepted;
    }

    Weather weather() {
        return weather;
    }

    void ended(ProxiedConnection connection) {
        open.remove(connection);
    }

    private void accept() {
        while (!closed) {
            try {
                connect(listening.accept());
            } catch (IOException closedOrBusy) {
                // The next one may be accepted.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        client.setTcpNoDelay(true);
        if (refusing) {
            client.setSoLinger(true, 0);
            client.close();
            return;
        }
        Socket server = new Socket();
        try {
            server.connect(target);
            server.setTcpNoDelay(true);
        } catch (IOException gone) {
            client.close();
            throw gone;
        }
        begin(client, server);
    }

    private synchronized void begin(Socket client, Socket server) {
        ProxiedConnection connection = new ProxiedConnection(this, client, server, accepted++, seed);
        open.add(connection);
        if (closed) {
            connection.cut();
        }
        connection.begin();
    }

    /** Cuts all connections, and accepts no more. Idempotent. */
    @Override
    public void close() {
        closed = true;
        try {
            listening.close();
        } catch (IOException isGoneAnyway) {
            // Nothing is left to do.
        }
        cut();
        heal();
    }

    @Override
    public String toString() {
        return "FaultProxy[" + location() + " to " + target + "]";
    }

    /**
     * What happens to all connections for a while.
     *
     * @param faults what happens
     * @param firstNew the number of the first connection that is younger
     * @param over opens when another one begins
     */
    record Weather(List<Fault> faults, long firstNew, CountDownLatch over) {

        static Weather fine(long firstNew) {
            return new Weather(List.of(), firstNew, new CountDownLatch(1));
        }
    }
}
