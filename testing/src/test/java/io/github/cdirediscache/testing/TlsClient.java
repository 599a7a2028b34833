package io.github.cdirediscache.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A client as users have it: with stores in files, and with a check of the host's name. */
record TlsClient(Path trustStore, Optional<Path> keyStore) {

    static TlsClient trusting(Path trustStore) {
        return new TlsClient(trustStore, Optional.empty());
    }

    TlsClient with(Path ownKeyStore) {
        return new TlsClient(trustStore, Optional.of(ownKeyStore));
    }

    String ping(String host, int port) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(host, port)) {
            socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(5).toMillis()));
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            try (RespConnection connection = new RespConnection(socket)) {
                return connection.send("PING");
            }
        }
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        char[] password = TestCertificates.password().toCharArray();
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(trustStore.toFile(), password));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore.isPresent() ? KeyStore.getInstance(keyStore.get().toFile(), password) : null, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
