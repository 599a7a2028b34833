package io.github.cdirediscache.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One connection that speaks RESP2, just enough to run a command and show its answer. For one thread. */
final class RespConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    private RespConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Connects; sends nothing yet.
     *
     * @param timeout for the connect and for each read; a read that takes longer throws SocketTimeoutException
     */
    static RespConnection open(String host, int port, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(timeout.toMillis()));
            return new RespConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Logs in, where there is somebody to log in as. */
    void authenticate(Optional<AclUser> user) throws IOException {
        if (user.isPresent()) {
            send("AUTH", user.get().name(), user.get().password());
        }
    }

    /**
     * Runs a command.
     *
     * @return the answer as text: elements of arrays line by line, nil as {@code (nil)}
     * @throws RedisServerException if the server answers with an error; the connection stays usable
     */
    String send(String... arguments) throws IOException {
        socket.getOutputStream().write(request(arguments));
        List<String> errors = new ArrayList<>();
        String reply = reply(errors);
        if (!errors.isEmpty()) {
            throw new RedisServerException(String.join("; ", errors));
        }
        return reply;
    }

    private static byte[] request(String... arguments) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(bytes("*" + arguments.length + "\r\n"));
        for (String argument : arguments) {
            byte[] value = bytes(argument);
            request.write(bytes("$" + value.length + "\r\n"));
            request.write(value);
            request.write(bytes("\r\n"));
        }
        return request.toByteArray();
    }

    private String reply(List<String> errors) throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> rest;
            case '-' -> {
                errors.add(rest);
                yield rest;
            }
            case '$' -> bulk(length(rest));
            case '*' -> array(length(rest), errors);
            default -> throw new IOException("not an answer of RESP2: " + line);
        };
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return "(nil)";
        }
        byte[] value = in.readNBytes(length);
        if (value.length < length || in.readNBytes(2).length < 2) {
            throw closed();
        }
        return new String(value, StandardCharsets.UTF_8);
    }

    private String array(int length, List<String> errors) throws IOException {
        if (length < 0) {
            return "(nil)";
        }
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(reply(errors));
        }
        return String.join("\n", elements);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw closed();
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        if (line.size() == 0) {
            throw new IOException("an answer of RESP2 must not be empty");
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static int length(String digits) throws IOException {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new IOException("not a length of RESP2: " + digits, e);
        }
    }

    private static IOException closed() {
        return new EOFException("the server closed the connection");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
