package io.github.cdirediscache.config;

import io.github.cdirediscache.config.Option.Inheritance;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings for asking sentinels: name of the master, user and password, and TLS where it differs from that of the
 * servers.
 *
 * @param values the values of the options of this group
 */
public record SentinelConfig(OptionValues values) {

    /** Option {@code sentinel.master}. */
    public static final Option<String> MASTER = Option.of("sentinel.master", Types.word("text"))
            .within(Range.notBlank())
            .inherited(Inheritance.WITH_LOCATIONS)
            .meaning("The name under which the sentinels watch the master. Required with `topology=sentinel`.");

    /** Option {@code sentinel.username}. */
    public static final Option<String> USERNAME = Option.of("sentinel.username", Types.word("text"))
            .within(Range.notEmpty())
            .inherited(Inheritance.WITH_LOCATIONS)
            .meaning("The user to authenticate to sentinels as; needs a password. A location that names one wins.");

    /** Option {@code sentinel.password}. */
    public static final Option<String> PASSWORD = Option.of("sentinel.password", Types.TEXT)
            .secret()
            .within(Range.notEmpty())
            .inherited(Inheritance.WITH_LOCATIONS)
            .meaning("The password to authenticate to sentinels with. A location that holds one wins.");

    /** Option {@code sentinel.servers-tls}. */
    public static final Option<Boolean> SERVERS_TLS = Option.of("sentinel.servers-tls", Types.TRUTH)
            .withoutDefault("as the sentinels do")
            .inherited(Inheritance.WITH_LOCATIONS)
            .meaning("Whether the servers that the sentinels watch speak TLS. `locations` say it of the sentinels.");

    /** Option {@code sentinel.tls.trust-store}. */
    public static final Option<Path> TRUST_STORE = Option.of("sentinel.tls.trust-store", Types.FILE)
            .withoutDefault("`tls.trust-store`")
            .inherited(Inheritance.WITH_LOCATIONS)
            .meaning("As `tls.trust-store`, for the sentinels if theirs is another.");

    /** Option {@code sentinel.tls.trust-store-password}. */
    public static final Option<String> TRUST_STORE_PASSWORD = Option.of("sentinel.tls.trust-store-password", Types.TEXT)
            .secret()
            .within(Range.notEmpty())
            .inherited(Inheritance.WITH_LOCATIONS)
            .meaning("The password of that file.");

    /** Option {@code sentinel.tls.key-store}. */
    public static final Option<Path> KEY_STORE = Option.of("sentinel.tls.key-store", Types.FILE)
            .withoutDefault("`tls.key-store`")
            .inherited(Inheritance.WITH_LOCATIONS)
            .meaning("As `tls.key-store`, for the sentinels if theirs is another.");

    /** Option {@code sentinel.tls.key-store-password}. */
    public static final Option<String> KEY_STORE_PASSWORD = Option.of("sentinel.tls.key-store-password", Types.TEXT)
            .secret()
            .within(Range.notEmpty())
            .inherited(Inheritance.WITH_LOCATIONS)
            .meaning("The password of that file, and of the key in it.");

    /** Option {@code sentinel.tls.verify-hostname}. */
    public static final Option<Boolean> VERIFY_HOSTNAME = Option.of("sentinel.tls.verify-hostname", Types.TRUTH)
            .withoutDefault("`tls.verify-hostname`")
            .inherited(Inheritance.WITH_LOCATIONS)
            .meaning("As `tls.verify-hostname`, for the sentinels if theirs is another.");

    static final OptionGroup GROUP = OptionGroup.of(
                    MASTER,
                    USERNAME,
                    PASSWORD,
                    SERVERS_TLS,
                    TRUST_STORE,
                    TRUST_STORE_PASSWORD,
                    KEY_STORE,
                    KEY_STORE_PASSWORD,
                    VERIFY_HOSTNAME)
            .obeying(SentinelConfig::check);

    /**
     * Keeps the values of this group.
     *
     * @param values values of options
     */
    public SentinelConfig {
        values = values.only(GROUP::contains);
    }

    private static void check(OptionValues values, Violations violations) {
        boolean hasPassword = values.orNull(PASSWORD) != null;
        boolean hasUser = values.orNull(USERNAME) != null;
        boolean hasAny = GROUP.options().stream().anyMatch(option -> option != MASTER && values.orNull(option) != null);
        violations.require(values.orNull(MASTER) != null || !hasAny, MASTER, "must not be empty");
        violations.require(!hasUser || hasPassword, USERNAME, "needs a password with it: " + PASSWORD);
        TlsConfig.requireFile(values, TRUST_STORE_PASSWORD, TRUST_STORE, violations);
        TlsConfig.requireFile(values, KEY_STORE_PASSWORD, KEY_STORE, violations);
        requireTls(values, violations);
    }

    private static void requireTls(OptionValues values, Violations violations) {
        boolean isEncrypted = ShardText.locations(values.get(TopologyConfig.LOCATIONS)).stream()
                .allMatch(Location::tls);
        GROUP.options().stream()
                .filter(option -> option.name().startsWith("sentinel.tls.") && values.orNull(option) != null)
                .findFirst()
                .ifPresent(
                        option -> violations.require(
                                isEncrypted,
                                option,
                                "is set, but connections to the sentinels would not be encrypted; write rediss:// in locations"));
    }

    /** The TLS settings of the sentinels: those of the servers, but for what is set for sentinels. */
    static TlsConfig tls(OptionValues all) {
        OptionValues values = all;
        if (all.orNull(TRUST_STORE) != null) {
            values = moved(all, TRUST_STORE, TlsConfig.TRUST_STORE, values);
            values = moved(all, TRUST_STORE_PASSWORD, TlsConfig.TRUST_STORE_PASSWORD, values);
        }
        if (all.orNull(KEY_STORE) != null) {
            values = moved(all, KEY_STORE, TlsConfig.KEY_STORE, values);
            values = moved(all, KEY_STORE_PASSWORD, TlsConfig.KEY_STORE_PASSWORD, values);
        }
        return new TlsConfig(
                all.orNull(VERIFY_HOSTNAME) == null
                        ? values
                        : moved(all, VERIFY_HOSTNAME, TlsConfig.VERIFY_HOSTNAME, values));
    }

    private static <T> OptionValues moved(OptionValues all, Option<T> from, Option<T> to, OptionValues values) {
        T value = all.orNull(from);
        return value == null ? values.without(to) : values.with(to, value);
    }

    /** {@return the name under which the sentinels watch the master} */
    public String master() {
        return values.get(MASTER);
    }

    /** {@return the user to authenticate to sentinels as; {@code null}: their default user} */
    public @Nullable String username() {
        return values.orNull(USERNAME);
    }

    /** {@return the password to authenticate to sentinels with; {@code null}: connections do not authenticate} */
    public @Nullable String password() {
        return values.orNull(PASSWORD);
    }

    /** {@return whether the servers that the sentinels watch speak TLS; empty: as the sentinels do} */
    public Optional<Boolean> serversTls() {
        return values.find(SERVERS_TLS);
    }

    /**
     * Sets these options.
     *
     * @param <B> the builder
     */
    public interface Setters<B> extends OptionSetters<B> {

        /**
         * Sets {@code sentinel.master}.
         *
         * @param value the name under which the sentinels watch the master
         * @return this builder
         */
        default B sentinelMaster(String value) {
            return set(MASTER, value);
        }

        /**
         * Sets {@code sentinel.username}.
         *
         * @param value the user to authenticate to sentinels as; a location that names one wins
         * @return this builder
         */
        default B sentinelUsername(String value) {
            return set(USERNAME, value);
        }

        /**
         * Sets {@code sentinel.password}.
         *
         * @param value the password to authenticate to sentinels with; a location that holds one wins
         * @return this builder
         */
        default B sentinelPassword(String value) {
            return set(PASSWORD, value);
        }

        /**
         * Sets {@code sentinel.servers-tls}.
         *
         * @param value whether the servers that the sentinels watch speak TLS; if never set, they do as the sentinels do
         * @return this builder
         */
        default B sentinelServersTls(boolean value) {
            return set(SERVERS_TLS, value);
        }

        /**
         * Sets {@code sentinel.tls.trust-store}.
         *
         * @param value a PKCS12 or JKS file of the certificates to trust when sentinels are asked
         * @return this builder
         */
        default B sentinelTlsTrustStore(Path value) {
            return set(TRUST_STORE, value);
        }

        /**
         * Sets {@code sentinel.tls.trust-store-password}.
         *
         * @param value the password of that file
         * @return this builder
         */
        default B sentinelTlsTrustStorePassword(String value) {
            return set(TRUST_STORE_PASSWORD, value);
        }

        /**
         * Sets {@code sentinel.tls.key-store}.
         *
         * @param value a PKCS12 or JKS file of the key and certificate that are shown to sentinels
         * @return this builder
         */
        default B sentinelTlsKeyStore(Path value) {
            return set(KEY_STORE, value);
        }

        /**
         * Sets {@code sentinel.tls.key-store-password}.
         *
         * @param value the password of that file and of the key in it
         * @return this builder
         */
        default B sentinelTlsKeyStorePassword(String value) {
            return set(KEY_STORE_PASSWORD, value);
        }

        /**
         * Sets {@code sentinel.tls.verify-hostname}.
         *
         * @param value false: any host's certificate will do for a sentinel, if it is trusted
         * @return this builder
         */
        default B sentinelTlsVerifyHostname(boolean value) {
            return set(VERIFY_HOSTNAME, value);
        }
    }
}
