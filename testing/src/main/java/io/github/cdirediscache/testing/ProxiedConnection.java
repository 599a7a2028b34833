package io.github.cdirediscache.testing;

import io.github.cdirediscache.testing.FaultProxy.Weather;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection through a {@link FaultProxy}, with a thread for each direction. */
final class ProxiedConnection {

    private static final int CHUNK = 16 * 1024;

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server;
    private final long number;
    private final AtomicInteger directions = new AtomicInteger(2);
    private final Thread requests;
    private final Thread replies;

    ProxiedConnection(FaultProxy proxy, Socket client, Socket server, long number, long seed) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        this.number = number;
        String name = "fault-proxy-" + proxy.port() + "-" + number;
        Direction there = new Direction(client, server, false, new Random(seed + 2 * number));
        Direction back = new Direction(server, client, true, new Random(seed + 2 * number + 1));
        this.requests = daemon(name + "-requests", there::run);
        this.replies = daemon(name + "-replies", back::run);
    }

    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    void begin() {
        requests.start();
        replies.start();
    }

    /** Resets both ends. */
    void cut() {
        for (Socket end : new Socket[] {client, server}) {
            try {
                end.setSoLinger(true, 0);
            } catch (IOException isClosed) {
                // It can't be reset any more.
            }
        }
        end();
        requests.interrupt();
        replies.interrupt();
    }

    void halfClose() {
        try {
            client.shutdownOutput();
        } catch (IOException isClosed) {
            // It has ended already.
        }
    }

    /** A connection has ended when both directions have. */
    private void directionEnded() {
        if (directions.decrementAndGet() == 0) {
            end();
        }
    }

    private void end() {
        close(client);
        close(server);
        proxy.ended(this);
    }

    private static void close(Socket end) {
        try {
            end.close();
        } catch (IOException isGoneAnyway) {
            // Nothing is left to do.
        }
    }

    /** One direction. */
    private final class Direction implements Fault.Passage {

        private final Socket from;
        private final Socket to;
        private final boolean isReply;
        private final Random random;
        private Weather weather = proxy.weather();

        Direction(Socket from, Socket to, boolean isReply, Random random) {
            this.from = from;
            this.to = to;
            this.isReply = isReply;
            this.random = random;
        }

        void run() {
            try {
                copy(from.getInputStream(), to.getOutputStream());
                to.shutdownOutput();
                directionEnded();
            } catch (IOException | InterruptedException cut) {
                end();
            }
        }

        private void copy(InputStream in, OutputStream out) throws IOException, InterruptedException {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                byte[] bytes = Arrays.copyOf(chunk, read);
                weather = proxy.weather();
                for (Fault fault : weather.faults()) {
                    bytes = bytes.length == 0 ? bytes : fault.pass(bytes, this);
                }
                out.write(bytes);
                out.flush();
            }
        }

        @Override
        public boolean isReply() {
            return isReply;
        }

        @Override
        public boolean isOlder() {
            return number < weather.firstNew();
        }

        @Override
        public Random random() {
            return random;
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            boolean unused = weather.over().await(time.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void awaitEnd() throws InterruptedException {
            weather.over().await();
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            to.getOutputStream().write(bytes);
            to.getOutputStream().flush();
        }

        @Override
        public void sendAndCut(byte[] bytes) throws IOException {
            send(bytes);
            to.shutdownOutput();
            throw new IOException("cut off by a fault");
        }
    }
}
