package io.github.cdirediscache.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How connections to {@code rediss://} locations are secured.
 *
 * @param trustStore the file (PKCS12 or JKS) of the certificates to trust; {@code null}: what the JVM trusts
 * @param trustStorePassword its password; {@code null}: none
 * @param keyStore the file (PKCS12 or JKS) of the client's key and certificate; {@code null}: none is shown
 * @param keyStorePassword its password, and that of the key; {@code null}: none
 * @param verifyHostname whether the certificate has to be for the host that was asked
 */
public record TlsConfig(
        @Nullable Path trustStore,
        @Nullable String trustStorePassword,
        @Nullable Path keyStore,
        @Nullable String keyStorePassword,
        boolean verifyHostname) {

    /** What the JVM trusts, with the host's name verified. */
    static final TlsConfig DEFAULT = new TlsConfig(null, null, null, null, true);

    /**
     * Checks the values; the files are read when a cache is opened.
     *
     * @param trustStore as the component says
     * @param trustStorePassword as the component says
     * @param keyStore as the component says
     * @param keyStorePassword as the component says
     * @param verifyHostname as the component says
     * @throws IllegalArgumentException if a password has no file
     */
    public TlsConfig {
        new Violations()
                .require(
                        trustStorePassword == null || trustStore != null,
                        "tls.trust-store-password",
                        "needs tls.trust-store")
                .require(
                        trustStorePassword == null || !trustStorePassword.isEmpty(),
                        "tls.trust-store-password",
                        "must not be empty")
                .require(
                        keyStorePassword == null || !keyStorePassword.isEmpty(),
                        "tls.key-store-password",
                        "must not be empty")
                .require(keyStorePassword == null || keyStore != null, "tls.key-store-password", "needs tls.key-store")
                .throwIfAny();
    }

    /** Everything but the passwords. */
    @Override
    public String toString() {
        return "TlsConfig[trustStore=" + trustStore + ", keyStore=" + keyStore + ", verifyHostname=" + verifyHostname
                + "]";
    }
}
