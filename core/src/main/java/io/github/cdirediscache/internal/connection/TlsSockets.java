package io.github.cdirediscache.internal.connection;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import redis.clients.jedis.HostAndPort;

/** Encrypts TCP connections to one server. */
record TlsSockets(HostAndPort server, Supplier<SSLSocketFactory> ssl, boolean verifyHostname) {

    Line secured(Socket plain) {
        Line raw = Line.plain(plain);
        boolean isSecured = false;
        try {
            SSLSocket socket = (SSLSocket) ssl.get().createSocket(plain, server.getHost(), server.getPort(), true);
            if (verifyHostname) {
                SSLParameters parameters = socket.getSSLParameters();
                // Without this a certificate for any name would do: RFC 2818, section 3.1.
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
            }
            socket.startHandshake();
            isSecured = true;
            return new Line(socket, plain, null);
        } catch (IOException failure) {
            throw new Diagnosis.HandshakeException("no TLS connection to " + server, failure);
        } finally {
            if (!isSecured) {
                raw.close();
            }
        }
    }
}
