package io.github.cdirediscache.config;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one cache.
 *
 * @param name the cache's name: a letter, then up to 63 letters, digits, {@code -} or {@code _}
 * @param enabled whether values are stored; if not, every load runs and no server is asked
 * @param connection where the server is
 * @param keyPrefix what the cache's keys in Redis begin with, any text but the empty one
 * @param version the version that the cache reads and writes, 0 or more
 * @param keyFunction what makes of a key the key that is stored: a class name, or a name that the cache manager knows;
 *     {@code null}: the key is stored as it is
 * @param expiry how long values are kept
 * @param load how absent and stale values are loaded
 * @param format how values are written
 * @param failure what happens when the server can't be asked
 */
public record CacheConfig(
        String name,
        boolean enabled,
        ConnectionConfig connection,
        String keyPrefix,
        int version,
        @Nullable String keyFunction,
        ExpiryConfig expiry,
        LoadConfig load,
        FormatConfig format,
        FailureConfig failure) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    static final String NAME_RULE = "must be a letter and then up to 63 letters, digits, - or _";

    /**
     * Checks the values.
     *
     * @param name as the component says
     * @param enabled as the component says
     * @param connection as the component says
     * @param keyPrefix as the component says
     * @param version as the component says
     * @param keyFunction as the component says
     * @param expiry as the component says
     * @param load as the component says
     * @param format as the component says
     * @param failure as the component says
     * @throws IllegalArgumentException if one is out of its range
     */
    public CacheConfig {
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(load, "load");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(failure, "failure");
        violations(name, enabled, connection.locations(), keyPrefix, version, keyFunction)
                .throwIfAny();
    }

    /** What is wrong with the settings that stand in this record itself. */
    static Violations violations(
            String name,
            boolean enabled,
            List<Location> locations,
            String keyPrefix,
            int version,
            @Nullable String keyFunction) {
        return new Violations()
                .require(isName(name), "name", NAME_RULE + ", was " + Texts.quoted(name))
                .require(
                        !enabled || !locations.isEmpty(),
                        "locations",
                        "must be set: redis-cache.default.locations=localhost:6379 serves all caches,"
                                + " and embedded: starts a server of its own with the artifact cdi-redis-cache-testing")
                .require(!keyPrefix.isEmpty(), "key-prefix", "must not be empty")
                .atLeast(0, "version", version)
                .require(keyFunction == null || !keyFunction.isBlank(), "key-function", "must not be empty");
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * A builder with the default of every option. At least the location has to be set.
     *
     * @param name the cache's name
     * @return the builder
     */
    public static CacheConfigBuilder builder(String name) {
        return new CacheConfigBuilder(name);
    }

    /**
     * A builder with these settings. The time of {@code null} follows a change of the timeout if both are equal here, and
     * the prefix is kept.
     *
     * @return the builder; changes to it do not reach this
     */
    public CacheConfigBuilder toBuilder() {
        return new CacheConfigBuilder(this);
    }
}
