package io.github.cdirediscache.config;

import io.github.cdirediscache.config.Option.Inheritance;
import org.jspecify.annotations.Nullable;

/**
 * The settings for asking sentinels: name of the master, user and password.
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

    static final OptionGroup GROUP = OptionGroup.of(MASTER, USERNAME, PASSWORD).obeying(SentinelConfig::check);

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
        violations.require(values.orNull(MASTER) != null || !(hasUser || hasPassword), MASTER, "must not be empty");
        violations.require(!hasUser || hasPassword, USERNAME, "needs a password with it: " + PASSWORD);
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
    }
}
