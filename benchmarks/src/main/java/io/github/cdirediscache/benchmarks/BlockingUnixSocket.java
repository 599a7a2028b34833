package io.github.cdirediscache.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * The least that makes Jedis, which has no unix sockets, use one: the JDK's blocking channel, without timeouts. The cache's
 * own keeps them.
 */
final class BlockingUnixSocket extends Socket {

    private final SocketChannel channel;

    private BlockingUnixSocket(String path) throws IOException {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(path));
    }

    @Override
    public InputStream getInputStream() {
        return Channels.newInputStream(channel);
    }

    @Override
    public OutputStream getOutputStream() {
        return Channels.newOutputStream(channel);
    }

    @Override
    public void setSoTimeout(int millis) {
        // Blocking channels have none.
    }

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public boolean isInputShutdown() {
        return isClosed();
    }

    @Override
    public boolean isOutputShutdown() {
        return isClosed();
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // one thread at a time uses a connection
    public void close() throws IOException {
        channel.close();
    }

    /** Connects. */
    record Factory(String path) implements JedisSocketFactory {

        @Override
        public Socket createSocket() {
            try {
                return new BlockingUnixSocket(path);
            } catch (IOException unreachable) {
                throw new JedisConnectionException("can't connect to " + path, unreachable);
            }
        }
    }
}
