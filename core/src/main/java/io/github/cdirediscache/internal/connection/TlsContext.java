package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.config.TlsConfig;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Reads the files of certificates once, for all connections. */
final class TlsContext {

    private static final String TRUST_STORE = "tls.trust-store";
    private static final String KEY_STORE = "tls.key-store";

    private TlsContext() {}

    /** Checks whether the files can be used, if there are any. */
    static void check(TlsConfig config) {
        if (config.trustStore() != null || config.keyStore() != null) {
            sockets(config);
        }
    }

    static SSLSocketFactory sockets(TlsConfig config) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(config), trust(config), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException(
                    "tls.*: no TLS with these settings: " + ErrorText.of(unusable), unusable);
        }
    }

    private static KeyManager @Nullable [] keys(TlsConfig config) throws GeneralSecurityException {
        Path file = config.keyStore();
        if (file == null) {
            return null;
        }
        char @Nullable [] password = chars(config.keyStorePassword());
        KeyStore store = read(KEY_STORE, file, password);
        if (!hasKey(store)) {
            throw unusable(KEY_STORE, file, "it holds no key", null);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        try {
            factory.init(store, password);
        } catch (UnrecoverableKeyException otherPassword) {
            throw unusable(KEY_STORE, file, "its key has another password, or none is set", otherPassword);
        }
        return factory.getKeyManagers();
    }

    private static boolean hasKey(KeyStore store) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return true;
            }
        }
        return false;
    }

    private static TrustManager @Nullable [] trust(TlsConfig config) throws GeneralSecurityException {
        Path file = config.trustStore();
        if (file == null) {
            return null;
        }
        KeyStore store = read(TRUST_STORE, file, chars(config.trustStorePassword()));
        // Without the password a PKCS12 file is read all the same, but not the certificates in it.
        if (store.size() == 0) {
            throw unusable(TRUST_STORE, file, "no certificate in it can be read", null);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore read(String option, Path file, char @Nullable [] password) {
        try {
            return KeyStore.getInstance(file.toFile(), password);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            boolean isCut = unreadable instanceof EOFException;
            throw unusable(option, file, isCut ? "it is empty or incomplete" : ErrorText.of(unreadable), unreadable);
        }
    }

    private static IllegalArgumentException unusable(
            String option, Path file, String reason, @Nullable Exception cause) {
        return new IllegalArgumentException(
                option + ": can't use " + file + ": " + reason
                        + "; it must be a PKCS12 or JKS file, with its password in " + option + "-password",
                cause);
    }

    private static char @Nullable [] chars(@Nullable String password) {
        return password == null ? null : password.toCharArray();
    }
}
