package io.github.cdirediscache.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One authority that signs certificates, with all its files in one directory. Not for two threads. */
final class CertificateAuthority {

    private static final String ALIAS = "authority";

    private final Path directory;
    private final String password;
    private final Keytool keytool;

    private CertificateAuthority(Path directory, String password) {
        this.directory = directory;
        this.password = password;
        this.keytool = new Keytool(directory.resolve("all.p12"), password);
    }

    /** A new authority, in a directory that exists and is empty. */
    static CertificateAuthority create(Path directory, String password) {
        CertificateAuthority authority = new CertificateAuthority(directory, password);
        try {
            authority.keytool.generate(ALIAS, List.of("-ext", "bc:c", "-ext", "KU=keyCertSign,cRLSign"));
            Certificate certificate = authority.load().getCertificate(ALIAS);
            Pem.write(authority.certificate(), certificate);
            KeyStore trust = authority.empty();
            trust.setCertificateEntry(ALIAS, certificate);
            authority.save(trust, authority.trustStore());
            return authority;
        } catch (IOException | GeneralSecurityException e) {
            throw new RedisServerException("cannot make a certificate authority: " + e.getMessage(), e);
        }
    }

    /** The authority's own certificate, as PEM. */
    Path certificate() {
        return directory.resolve(ALIAS + ".crt");
    }

    /** A PKCS #12 file that holds the authority's certificate alone. */
    Path trustStore() {
        return directory.resolve("trust.p12");
    }

    /**
     * A new certificate with its key.
     *
     * @param name the common name, and the base of the names of the files
     * @param alternativeNames such as {@code dns:localhost,ip:127.0.0.1}
     */
    Issued issue(String name, Optional<String> alternativeNames) {
        List<String> arguments = new ArrayList<>(List.of("-signer", ALIAS));
        alternativeNames.ifPresent(names -> arguments.addAll(List.of("-ext", "san=" + names)));
        try {
            keytool.generate(name, arguments);
            KeyStore all = load();
            TlsFiles files = writePem(name, all);
            KeyStore own = empty();
            own.setKeyEntry(
                    name,
                    all.getKey(name, password.toCharArray()),
                    password.toCharArray(),
                    all.getCertificateChain(name));
            Path store = directory.resolve(name + ".p12");
            save(own, store);
            return new Issued(store, files);
        } catch (IOException | GeneralSecurityException e) {
            throw new RedisServerException("cannot issue the certificate " + name + ": " + e.getMessage(), e);
        }
    }

    private TlsFiles writePem(String name, KeyStore all) throws IOException, GeneralSecurityException {
        Path certificate = directory.resolve(name + ".crt");
        Path key = directory.resolve(name + ".key");
        Pem.write(certificate, all.getCertificate(name));
        Pem.write(key, all.getKey(name, password.toCharArray()));
        return new TlsFiles(certificate, key, certificate());
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(keytool.store().toFile(), password.toCharArray());
    }

    private KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private void save(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
    }

    /**
     * A certificate with its key, in two forms.
     *
     * @param keyStore a PKCS #12 file with the key, the certificate and the authority's
     * @param files the same as PEM
     */
    record Issued(Path keyStore, TlsFiles files) {}
}
