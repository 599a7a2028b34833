package io.github.cdirediscache.internal.connection;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisSocketFactory;

/** Encrypts TCP connections. */
final class TlsSocketFactory implements JedisSocketFactory {

    private final JedisSocketFactory tcp;
    private final HostAndPort server;
    private final SSLSocketFactory ssl;
    private final boolean verifyHostname;

    TlsSocketFactory(JedisSocketFactory tcp, HostAndPort server, SSLSocketFactory ssl, boolean verifyHostname) {
        this.tcp = tcp;
        this.server = server;
        this.ssl = ssl;
        this.verifyHostname = verifyHostname;
    }

    @Override
    public Socket createSocket() {
        Socket plain = tcp.createSocket();
        try {
            SSLSocket socket = (SSLSocket) ssl.createSocket(plain, server.getHost(), server.getPort(), true);
            if (verifyHostname) {
                SSLParameters parameters = socket.getSSLParameters();
                // Without this a certificate for any name would do: RFC 2818, section 3.1.
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
            }
            socket.startHandshake();
            return socket;
        } catch (IOException failure) {
            closeQuietly(plain);
            throw new Diagnosis.HandshakeException("no TLS connection to " + server, failure);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyUseless) {
            // The handshake's failure is what the caller needs to know.
        }
    }
}
