package io.github.cdirediscache.internal.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * As much of a {@link Socket} as Jedis and TLS use, over a channel that does not block, so that a timeout can be kept:
 * a Unix domain channel has no socket of its own, and a TCP socket waits forever for a server that reads nothing. As
 * with any socket, an interrupt does not end a read, the timeout does.
 */
@SuppressWarnings(
        "UnsynchronizedOverridesSynchronized") // one thread at a time uses a connection; the timeout is volatile
final class ChannelSocket extends Socket {

    private static final int BUFFER = 8192;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final Input input = new Input();
    private final Output output = new Output();
    private final ByteBuffer unexpected = ByteBuffer.allocateDirect(1);
    private volatile int timeoutMillis;

    /** Connects, and waits no longer than a timeout for a server that does not accept connections. */
    private ChannelSocket(SocketChannel channel, SocketAddress server, int connectTimeoutMillis) throws IOException {
        this.channel = channel;
        this.selector = opened(channel);
        this.timeoutMillis = connectTimeoutMillis;
        try {
            channel.configureBlocking(false);
            this.key = channel.register(selector, 0);
            if (!channel.connect(server)) {
                await(SelectionKey.OP_CONNECT);
                channel.finishConnect();
            }
        } catch (IOException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** If the process may open no more files, it keeps none that is of no use. */
    private static Selector opened(SocketChannel channel) throws IOException {
        try {
            return Selector.open();
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    static ChannelSocket unix(Path path, int connectTimeoutMillis) throws IOException {
        return new ChannelSocket(
                SocketChannel.open(StandardProtocolFamily.UNIX),
                UnixDomainSocketAddress.of(path),
                connectTimeoutMillis);
    }

    static ChannelSocket tcp(InetSocketAddress server, int connectTimeoutMillis) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        return new ChannelSocket(channel, server, connectTimeoutMillis);
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    @Override
    public void setSoTimeout(int millis) {
        timeoutMillis = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeoutMillis;
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
    public void close() throws IOException {
        try (selector) {
            channel.close();
        }
    }

    /** Whether there is nothing to read now, not even the end. Reads nothing that a reply is made of: there is none. */
    boolean isQuiet() throws IOException {
        return channel.read(unexpected.clear()) == 0;
    }

    private void await(int operation) throws IOException {
        boolean interrupted = false;
        try {
            key.interestOps(operation);
            long deadline = System.nanoTime() + timeoutMillis * 1_000_000L;
            while (selector.select(left(deadline)) == 0) {
                if (!channel.isOpen()) {
                    throw new SocketException("socket closed");
                }
                interrupted |= Thread.interrupted();
                if (timeoutMillis > 0 && System.nanoTime() - deadline >= 0) {
                    throw new SocketTimeoutException("timed out after " + timeoutMillis + " ms");
                }
            }
            selector.selectedKeys().clear();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private long left(long deadline) {
        return timeoutMillis == 0 ? 0 : Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
    }

    private final class Input extends InputStream {

        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            buffer.clear().limit(Math.min(length, BUFFER));
            int read = channel.read(buffer);
            while (read == 0) {
                await(SelectionKey.OP_READ);
                read = channel.read(buffer);
            }
            if (read > 0) {
                buffer.flip().get(target, offset, read);
            }
            return read;
        }
    }

    private final class Output extends OutputStream {

        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            for (int at = offset; at < offset + length; at += BUFFER) {
                buffer.clear();
                buffer.put(source, at, Math.min(BUFFER, offset + length - at)).flip();
                while (buffer.hasRemaining()) {
                    if (channel.write(buffer) == 0) {
                        await(SelectionKey.OP_WRITE);
                    }
                }
            }
        }
    }
}
