package io.github.cdirediscache.internal.connection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server that greets as Redis does, and gives no other answer before a test says which. */
final class HeldServer implements AutoCloseable {

    private final ServerSocket server;
    private final LinkedBlockingQueue<Asked> asked = new LinkedBlockingQueue<>();

    HeldServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    String location() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = new String[Integer.parseInt(line.substring(1))];
                for (int i = 0; i < parts.length; i++) {
                    in.readLine();
                    parts[i] = in.readLine();
                }
                Asked command = new Asked(socket, parts[0], parts.length > 1 ? parts[1] : "");
                switch (parts[0]) {
                    case "HELLO" -> command.answer("*2\r\n$5\r\nproto\r\n:3\r\n");
                    case "CLIENT" -> command.answer("+OK\r\n");
                    default -> asked.add(command);
                }
            }
        } catch (IOException | RuntimeException gone) {
            // The client or the test has closed the connection.
        }
    }

    /** The next command that came, by any connection. */
    Asked next() throws InterruptedException {
        Asked next = asked.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    /** Whether nothing else has come by now. */
    boolean isIdle() {
        return asked.isEmpty();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** A command that has come. */
    record Asked(Socket by, String verb, String key) {

        void answer(String reply) {
            try {
                by.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
                by.getOutputStream().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Answers with what belongs to the key. */
        void answerValue() {
            String value = valueOf(key);
            answer("$" + value.length() + "\r\n" + value + "\r\n");
        }

        void close() {
            try {
                by.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String valueOf(String key) {
        return "value of " + key;
    }
}
