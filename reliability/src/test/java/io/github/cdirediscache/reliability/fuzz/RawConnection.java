package io.github.cdirediscache.reliability.fuzz;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends commands of any bytes to a server, several at once. For one thread. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    RawConnection(String host, int port) throws IOException {
        this.socket = new Socket(host, port);
        this.socket.setTcpNoDelay(true);
        this.out = new BufferedOutputStream(socket.getOutputStream());
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    void write(byte[]... arguments) throws IOException {
        line("*" + arguments.length);
        for (byte[] argument : arguments) {
            line("$" + argument.length);
            out.write(argument);
            line("");
        }
    }

    private void line(String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    void flush() throws IOException {
        out.flush();
    }

    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** Reads a string, and forgets it. */
    void skipBulk() throws IOException {
        in.readNBytes(Integer.parseInt(readLine().substring(1)) + 2);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
