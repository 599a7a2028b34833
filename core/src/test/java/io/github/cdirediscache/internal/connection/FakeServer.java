package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.config.Protocol;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.ReplyLimit;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Sockets to nowhere, which count how many of them are open. */
final class FakeServer {

    private static final byte[] PONG = "+PONG\r\n".getBytes(StandardCharsets.US_ASCII);

    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger mostOpen = new AtomicInteger();

    /** Runs before each connection is made. */
    volatile Runnable onDial = () -> {};

    /** A pool of connections that need no handshake. */
    BuiltInPool pool(PoolLimits limits, Time time, Scheduler scheduler) {
        Login login = new Login(Protocol.RESP2, null, null, 0, "", false);
        ConnectionMaker maker = new ConnectionMaker(
                new Greeter(this::dial, login, time), new Generations(time), 1000, new ReplyLimit());
        return new BuiltInPool(
                "server", maker, new Failures("server", new Diagnosis(false, false)), limits, time, scheduler);
    }

    private Line dial() {
        onDial.run();
        opened.incrementAndGet();
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        return Line.plain(new Nowhere());
    }

    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // one thread at a time uses a connection
    private final class Nowhere extends Socket {

        private boolean closed;
        private int unread;

        @Override
        public boolean isBound() {
            return true;
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        /** Whatever is sent, the answer is PONG. */
        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() {
                    return unread == 0 ? -1 : PONG[PONG.length - unread--];
                }

                @Override
                public int read(byte[] to, int from, int length) {
                    for (int i = 0; i < length; i++) {
                        int one = read();
                        if (one < 0) {
                            return i == 0 ? -1 : i;
                        }
                        to[from + i] = (byte) one;
                    }
                    return length;
                }

                @Override
                public int available() {
                    return unread;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void flush() {
                    unread = size() == 0 ? unread : PONG.length;
                    reset();
                }
            };
        }

        @Override
        public int getSoTimeout() {
            return 1000;
        }

        @Override
        public void setSoTimeout(int millis) {}

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }
}
