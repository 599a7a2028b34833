package io.github.cdirediscache.redis;

import io.github.cdirediscache.testing.RedisServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that understands commands, notes them, and answers some of them itself in place of the server. */
final class AnsweringProxy implements AutoCloseable {

    /** Closes the connection in place of an answer. */
    static final String CLOSE = "close";

    /** At the end of an answer: closes the connection after it. */
    static final String THEN_CLOSE = " then close";

    /** Gives no answer. */
    static final String SWALLOW = "swallow";

    private final ServerSocket listening;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<String> verbs = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final RedisServer target;

    AnsweringProxy(RedisServer target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String location() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    /** Answers a command itself. */
    void answer(String verb, String answer) {
        answers.put(verb, answer);
    }

    /** Sends every client that is still there what it has not asked for. */
    void sendUnasked(String reply) {
        byte[] bytes = (reply + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (Socket client : clients) {
            try {
                write(client, bytes, bytes.length);
            } catch (IOException gone) {
                // It has closed its connection.
            }
        }
    }

    /** The commands that arrived, in their order. */
    List<String> verbs() {
        return verbs;
    }

    int accepted() {
        return clients.size();
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | RuntimeException closed) {
                // One of the two sides has ended.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            client.setTcpNoDelay(true);
            clients.add(client);
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target.port());
            start(() -> copyCommands(client, server));
            start(() -> copyReplies(client, server));
        }
    }

    private void copyReplies(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            byte[] buffer = new byte[8192];
            InputStream from = server.getInputStream();
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                write(client, buffer, n);
            }
        }
    }

    private void copyCommands(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            InputStream from = new BufferedInputStream(client.getInputStream());
            ByteArrayOutputStream command = new ByteArrayOutputStream();
            for (String verb = read(from, command); verb != null; verb = read(from, command)) {
                verbs.add(verb);
                String answer = answers.get(verb);
                if (CLOSE.equals(answer)) {
                    return;
                }
                if (answer == null) {
                    server.getOutputStream().write(command.toByteArray());
                } else if (!SWALLOW.equals(answer)) {
                    byte[] bytes = (answer.replace(THEN_CLOSE, "") + "\r\n").getBytes(StandardCharsets.US_ASCII);
                    write(client, bytes, bytes.length);
                    if (answer.endsWith(THEN_CLOSE)) {
                        return;
                    }
                }
                command.reset();
            }
        }
    }

    private static void write(Socket client, byte[] bytes, int length) throws IOException {
        OutputStream to = client.getOutputStream();
        to.write(bytes, 0, length);
        to.flush();
    }

    /** The verb of the next command, whose bytes go to a buffer; {@code null} at the end. */
    private static String read(InputStream from, ByteArrayOutputStream command) throws IOException {
        String head = line(from, command);
        if (head.isEmpty()) {
            return null;
        }
        String verb = "";
        int parts = Integer.parseInt(head.substring(1));
        for (int i = 0; i < parts; i++) {
            int length = Integer.parseInt(line(from, command).substring(1));
            byte[] part = from.readNBytes(length + 2);
            command.write(part);
            verb = i == 0 ? new String(part, 0, length, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT) : verb;
        }
        return verb;
    }

    private static String line(InputStream from, ByteArrayOutputStream command) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = from.read(); b >= 0; b = from.read()) {
            command.write(b);
            if (b == '\n') {
                return line.toString().strip();
            }
            line.append((char) b);
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }
}
