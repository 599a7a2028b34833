package io.github.cdirediscache.reliability.fuzz;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Not a Redis: it lets every client in, and answers each command with the same bytes, whatever they are. When it has become
 * polite it answers {@code GET} with one value, and knows nothing else.
 */
final class GarbageServer implements AutoCloseable {

    private static final Set<String> GREETINGS = Set.of("HELLO", "AUTH", "SELECT", "CLIENT", "PING");

    private final ServerSocket server;
    private final byte[] value;
    private volatile byte[] garbage = {};
    private volatile boolean closes;
    private volatile boolean polite;

    GarbageServer(byte[] value) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.value = value;
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on each command gets these bytes, and the connection ends after them if that is asked for. */
    void answerWith(byte[] bytes, boolean andClose) {
        garbage = bytes;
        closes = andClose;
        polite = false;
    }

    void becomePolite() {
        polite = true;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "garbage-server");
        thread.setDaemon(true);
        thread.start();
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
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            boolean goesOn = true;
            while (goesOn) {
                goesOn = answer(command(in), out);
            }
        } catch (IOException gone) {
            // The client has closed the connection.
        }
    }

    private boolean answer(List<String> command, OutputStream out) throws IOException {
        String name = command.get(0).toUpperCase(Locale.ROOT);
        boolean wasPolite = polite;
        if (name.equals("HELLO")) {
            out.write(ascii("*2\r\n$5\r\nproto\r\n:3\r\n"));
        } else if (GREETINGS.contains(name)) {
            out.write(ascii("+OK\r\n"));
        } else if (!wasPolite) {
            out.write(garbage);
        } else if (name.equals("GET")) {
            out.write(ascii("$" + value.length + "\r\n"));
            out.write(value);
            out.write(ascii("\r\n"));
        } else {
            out.write(ascii("-ERR unknown command\r\n"));
        }
        out.flush();
        return wasPolite || !closes || GREETINGS.contains(name);
    }

    private static List<String> command(InputStream in) throws IOException {
        List<String> arguments = new ArrayList<>();
        int count = Integer.parseInt(line(in).substring(1));
        for (int i = 0; i < count; i++) {
            int length = Integer.parseInt(line(in).substring(1));
            arguments.add(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
            in.readNBytes(2);
        }
        return arguments;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the client is gone");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
