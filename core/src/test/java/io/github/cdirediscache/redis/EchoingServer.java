package io.github.cdirediscache.redis;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Not a Redis: it refuses commands, and says with which arguments they came. */
final class EchoingServer implements AutoCloseable {

    private static final Set<String> GREETINGS = Set.of("HELLO", "AUTH", "SELECT", "CLIENT", "PING");

    private final ServerSocket server;
    private final boolean greets;
    private final Function<List<String>, String> echo;

    private EchoingServer(boolean greets, Function<List<String>, String> echo) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.greets = greets;
        this.echo = echo;
        start(this::accept);
    }

    /** Knows no HELLO, or any other command of a new connection. */
    static EchoingServer thatKnowsNobody(Function<List<String>, String> echo) throws IOException {
        return new EchoingServer(false, echo);
    }

    /** Takes every client, and refuses what it asks for. */
    static EchoingServer thatRefuses(Function<List<String>, String> echo) throws IOException {
        return new EchoingServer(true, echo);
    }

    int port() {
        return server.getLocalPort();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "echoing-server");
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
            OutputStream out = socket.getOutputStream();
            for (List<String> command = command(in); !command.isEmpty(); command = command(in)) {
                out.write(answer(command).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException | RuntimeException gone) {
            // The client has closed the connection.
        }
    }

    private String answer(List<String> command) {
        if (!greets || !GREETINGS.contains(command.get(0))) {
            return "-" + echo.apply(command).replace("\r", " ").replace("\n", " ") + "\r\n";
        }
        return command.get(0).equals("HELLO") ? "*2\r\n$5\r\nproto\r\n:3\r\n" : "+OK\r\n";
    }

    private static List<String> command(InputStream in) throws IOException {
        String head = line(in);
        List<String> arguments = new ArrayList<>();
        for (int i = 0; !head.isEmpty() && i < Integer.parseInt(head.substring(1)); i++) {
            int length = Integer.parseInt(line(in).substring(1));
            arguments.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            in.readNBytes(2);
        }
        return arguments;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
