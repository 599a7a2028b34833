package io.github.cdirediscache.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One connection that speaks RESP2, just enough to run a command and show its answer. For one thread.
 *
 * <p>Inside, a string has one char for each byte (ISO 8859-1), so that nothing is lost.
 */
final class RespConnection implements AutoCloseable {

    private static final String NIL = "(nil)";
    private static final byte[] LINE_END = {'\r', '\n'};

    private final Socket socket;
    private final InputStream in;

    /** Takes over a connected socket. */
    RespConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
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
        return text(String.join("\n", exchange(StandardCharsets.UTF_8, arguments)));
    }

    /**
     * Runs a command whose arguments and answer are bytes, one in each char.
     *
     * @return the elements of the answer; one if it is no array
     * @throws RedisServerException if the server answers with an error; the connection stays usable
     */
    List<String> bytes(String... arguments) throws IOException {
        return exchange(StandardCharsets.ISO_8859_1, arguments);
    }

    /**
     * Sends a command whose answer nobody reads: the server carries it out though the connection is closed then. It has
     * accepted the connection before, and so comes to this command before those that others send from now on.
     */
    void begin(String... arguments) throws IOException {
        String unused = send("PING");
        socket.getOutputStream().write(request(StandardCharsets.UTF_8, arguments));
    }

    private List<String> exchange(Charset charset, String... arguments) throws IOException {
        socket.getOutputStream().write(request(charset, arguments));
        List<String> errors = new ArrayList<>();
        List<String> reply = reply(errors);
        if (!errors.isEmpty()) {
            throw new RedisServerException(text(String.join("; ", errors)));
        }
        return reply;
    }

    private static byte[] request(Charset charset, String... arguments) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(header('*', arguments.length));
        for (String argument : arguments) {
            byte[] value = argument.getBytes(charset);
            request.write(header('$', value.length));
            request.write(value);
            request.write(LINE_END);
        }
        return request.toByteArray();
    }

    private static byte[] header(char type, int length) {
        return (type + Integer.toString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private List<String> reply(List<String> errors) throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> List.of(rest);
            case '-' -> {
                errors.add(rest);
                yield List.of(rest);
            }
            case '$' -> List.of(bulk(length(rest)));
            case '*' -> array(length(rest), errors);
            default -> throw new IOException("not an answer of RESP2: " + line);
        };
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return NIL;
        }
        byte[] value = in.readNBytes(length);
        if (value.length < length || in.readNBytes(2).length < 2) {
            throw closed();
        }
        return new String(value, StandardCharsets.ISO_8859_1);
    }

    private List<String> array(int length, List<String> errors) throws IOException {
        if (length < 0) {
            return List.of(NIL);
        }
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(String.join("\n", reply(errors)));
        }
        return elements;
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
        return line.toString(StandardCharsets.ISO_8859_1);
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

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
