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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Not a Redis: it lets every client in, and answers commands with bytes, whatever they are. When it has become polite it
 * answers {@code GET} of a key with the number at its end, accepts changes, and has no keys.
 */
final class GarbageServer implements AutoCloseable {

    private static final Set<String> GREETINGS = Set.of("HELLO", "AUTH", "SELECT", "CLIENT", "PING");
    private static final Set<String> READS = Set.of("GET", "MGET", "SCAN");
    private static final int PIECES = 50;

    private final ServerSocket server;

    /** What some clients get later. */
    private final Map<OutputStream, byte[]> owed = new LinkedHashMap<>();

    private @Nullable Answer toGreetings;
    private Answer toReads = new Answer(new byte[0], Answer.Way.OPEN);
    private Answer toOthers = toReads;
    private boolean polite = true;

    GarbageServer() throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on each command gets these bytes. */
    synchronized void answerWith(Answer reads, Answer others) {
        toReads = reads;
        toOthers = others;
        polite = false;
    }

    /** From now on clients are greeted with these bytes, and served well. */
    synchronized void greetWith(Answer greeting) {
        toGreetings = greeting;
    }

    /** When this returns, everything has been sent that is not polite. */
    synchronized void becomePolite() {
        polite = true;
        toGreetings = null;
        owed.forEach((to, bytes) -> {
            try {
                to.write(bytes);
                to.flush();
            } catch (IOException gone) {
                // The client has closed the connection.
            }
        });
        owed.clear();
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

    private synchronized boolean answer(List<String> command, OutputStream out) throws IOException {
        String name = command.get(0).toUpperCase(Locale.ROOT);
        boolean isGreeting = GREETINGS.contains(name);
        if (isGreeting ? toGreetings == null : polite) {
            out.write(ascii(politely(name, command) + "\r\n"));
            return true;
        }
        Answer answer = isGreeting && toGreetings != null ? toGreetings : READS.contains(name) ? toReads : toOthers;
        byte[] now = answer.now();
        int piece = answer.way() == Answer.Way.PIECES ? 1 + now.length / PIECES : Math.max(1, now.length);
        for (int at = 0; at < now.length; at += piece) {
            out.write(now, at, Math.min(piece, now.length - at));
        }
        owed.put(out, answer.later());
        return !answer.closes();
    }

    private static String politely(String name, List<String> command) {
        return switch (name) {
            case "HELLO" -> "*2\r\n$5\r\nproto\r\n:3";
            case "GET" -> {
                String number = command.get(1).replaceAll(".*[^0-9]", "");
                yield "$" + number.length() + "\r\n" + number;
            }
            case "EVALSHA", "EVAL", "UNLINK" -> ":1";
            case "SCAN" -> "*2\r\n$1\r\n0\r\n*0";
            default -> "+OK";
        };
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
