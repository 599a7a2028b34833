package io.github.cdirediscache.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How connections to {@code rediss://} locations are secured. The files are read when a cache is opened,
 * and again after they have changed.
 *
 * @param values the values of the options of this group
 */
public record TlsConfig(OptionValues values) {

    private static final String PREFIX = "tls.";

    /** Option {@code tls.trust-store}. */
    public static final Option<Path> TRUST_STORE = Option.of("tls.trust-store", Types.FILE)
            .withoutDefault("what the JVM trusts")
            .meaning("The PKCS12 or JKS file of the certificates to trust, for `rediss://` locations.");

    /** Option {@code tls.trust-store-password}. */
    public static final Option<String> TRUST_STORE_PASSWORD = Option.of("tls.trust-store-password", Types.TEXT)
            .secret()
            .within(Range.notEmpty())
            .meaning("The password of that file.");

    /** Option {@code tls.key-store}. */
    public static final Option<Path> KEY_STORE = Option.of("tls.key-store", Types.FILE)
            .meaning("The PKCS12 or JKS file of the client's own key and certificate, for `rediss://` locations.");

    /** Option {@code tls.key-store-password}. */
    public static final Option<String> KEY_STORE_PASSWORD = Option.of("tls.key-store-password", Types.TEXT)
            .secret()
            .within(Range.notEmpty())
            .meaning("The password of that file, and of the key in it.");

    /** Option {@code tls.verify-hostname}. */
    public static final Option<Boolean> VERIFY_HOSTNAME = Option.of("tls.verify-hostname", Types.TRUTH)
            .byDefault(true)
            .meaning("Whether a server's certificate must match its host name.");

    static final OptionGroup GROUP = OptionGroup.of(
                    TRUST_STORE, TRUST_STORE_PASSWORD, KEY_STORE, KEY_STORE_PASSWORD, VERIFY_HOSTNAME)
            .obeying(TlsConfig::check);

    /**
     * Keeps the values of this group.
     *
     * @param values values of options
     */
    public TlsConfig {
        values = values.only(GROUP::contains);
    }

    private static void check(OptionValues values, Violations violations) {
        requireFile(values, TRUST_STORE_PASSWORD, TRUST_STORE, violations);
        requireFile(values, KEY_STORE_PASSWORD, KEY_STORE, violations);
        if (violations.isEmpty()) {
            requireTls(values, violations);
        }
    }

    /**
     * Who sets these options wants TLS; without it the password would be sent in clear. A unix socket needs none. Where
     * sentinels are in the locations, the servers may have it all the same.
     */
    private static void requireTls(OptionValues values, Violations violations) {
        if (Boolean.TRUE.equals(values.orNull(SentinelConfig.SERVERS_TLS))) {
            return;
        }
        List<Location> plain = ShardText.locations(values.get(TopologyConfig.LOCATIONS)).stream()
                .filter(location -> location.kind() == Location.Kind.TCP && !location.tls())
                .toList();
        values.changed().stream()
                .filter(option -> isAboutTls(option) && !plain.isEmpty())
                .findFirst()
                .ifPresent(option -> violations.add(
                        option,
                        "is set, but connections to " + plain.get(0) + " would not be encrypted; write rediss://"
                                + plain.get(0) + " in locations, or do not set tls.* for this cache"));
    }

    private static boolean isAboutTls(Option<?> option) {
        return option.name().startsWith(PREFIX);
    }

    static void requireFile(OptionValues values, Option<String> password, Option<Path> file, Violations violations) {
        violations.require(values.orNull(password) == null || values.orNull(file) != null, password, "needs " + file);
    }

    /** {@return the file (PKCS12 or JKS) of the certificates to trust; {@code null}: what the JVM trusts} */
    public @Nullable Path trustStore() {
        return values.orNull(TRUST_STORE);
    }

    /** {@return the password of that file; {@code null}: none} */
    public @Nullable String trustStorePassword() {
        return values.orNull(TRUST_STORE_PASSWORD);
    }

    /** {@return the file (PKCS12 or JKS) of the client's key and certificate; {@code null}: none is shown} */
    public @Nullable Path keyStore() {
        return values.orNull(KEY_STORE);
    }

    /** {@return the password of that file and of the key in it; {@code null}: none} */
    public @Nullable String keyStorePassword() {
        return values.orNull(KEY_STORE_PASSWORD);
    }

    /** {@return whether a server's certificate must match its host name} */
    public boolean verifyHostname() {
        return values.get(VERIFY_HOSTNAME);
    }

    /**
     * Sets these options.
     *
     * @param <B> the builder
     */
    public interface Setters<B> extends OptionSetters<B> {

        /**
         * Sets {@code tls.trust-store}.
         *
         * @param value a PKCS12 or JKS file of the certificates to trust
         * @return this builder
         */
        default B tlsTrustStore(Path value) {
            return set(TRUST_STORE, value);
        }

        /**
         * Sets {@code tls.trust-store-password}.
         *
         * @param value the password of that file
         * @return this builder
         */
        default B tlsTrustStorePassword(String value) {
            return set(TRUST_STORE_PASSWORD, value);
        }

        /**
         * Sets {@code tls.key-store}.
         *
         * @param value a PKCS12 or JKS file of the client's own key and certificate
         * @return this builder
         */
        default B tlsKeyStore(Path value) {
            return set(KEY_STORE, value);
        }

        /**
         * Sets {@code tls.key-store-password}.
         *
         * @param value the password of that file and of the key in it
         * @return this builder
         */
        default B tlsKeyStorePassword(String value) {
            return set(KEY_STORE_PASSWORD, value);
        }

        /**
         * Sets {@code tls.verify-hostname}.
         *
         * @param value false: any host's certificate will do, if it is trusted
         * @return this builder
         */
        default B tlsVerifyHostname(boolean value) {
            return set(VERIFY_HOSTNAME, value);
        }
    }
}
