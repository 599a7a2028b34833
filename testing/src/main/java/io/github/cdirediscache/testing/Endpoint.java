package io.github.cdirediscache.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Where one server is reached, and how.
 *
 * @param port its TCP port on the loopback address
 * @param tls what to speak TLS with, or empty to speak plainly
 */
record Endpoint(int port, Optional<SSLContext> tls) {

    /**
     * Connects; sends no command yet. Whose name is in the certificate does not matter here.
     *
     * @param timeout for the connect and for each read; a read that takes longer throws SocketTimeoutException
     */
    RespConnection open(Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            socket.connect(new InetSocketAddress(loopback, port), Math.toIntExact(timeout.toMillis()));
            return new RespConnection(tls.isPresent() ? encrypted(socket, tls.get()) : socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket encrypted(Socket socket, SSLContext context) throws IOException {
        SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(socket, RedisServer.HOST, port, true);
        encrypted.startHandshake();
        return encrypted;
    }
}
