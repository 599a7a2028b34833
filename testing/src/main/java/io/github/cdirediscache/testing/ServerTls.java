package io.github.cdirediscache.testing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What a server with TLS was asked to be.
 *
 * @param files its certificate and key, and whom it trusts
 * @param clientCertificate whether a client has to show a certificate
 */
record ServerTls(TlsFiles files, boolean clientCertificate) {

    /** The lines of its configuration: TLS on this port and nothing else, also between servers. */
    List<ConfigLine> lines(int port) {
        return List.of(
                line("port", "0"),
                line("tls-port", String.valueOf(port)),
                line("tls-cert-file", files.certificate().toString()),
                line("tls-key-file", files.key().toString()),
                line("tls-ca-cert-file", files.authorities().toString()),
                line("tls-auth-clients", clientCertificate ? "yes" : "no"),
                line("tls-replication", "yes"),
                line("tls-cluster", "yes"));
    }

    /**
     * For our own connections. They show the server's own certificate as the client's, as servers among each other do,
     * and trust whom the server trusts.
     *
     * @throws RedisServerException if the files are not what they should be
     */
    SSLContext context() {
        try {
            List<Certificate> chain = Pem.certificates(files.certificate());
            if (chain.isEmpty()) {
                throw new IOException(files.certificate() + " must hold a certificate");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "own",
                    Pem.key(files.key(), chain.get(0).getPublicKey().getAlgorithm()),
                    new char[0],
                    chain.toArray(Certificate[]::new));
            List<Certificate> authorities = Pem.certificates(files.authorities());
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            return context(store);
        } catch (IOException | GeneralSecurityException e) {
            throw new RedisServerException("cannot use " + files + ": " + e.getMessage(), e);
        }
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static ConfigLine line(String directive, String argument) {
        return ConfigLine.of(directive, List.of(argument));
    }
}
