package io.github.cdirediscache.config;

import io.github.cdirediscache.config.Option.Inheritance;
import io.github.cdirediscache.internal.text.Quotes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of one cache, checked. Immutable. */
public final class CacheConfig {

    /** Option {@code enabled}. */
    public static final Option<Boolean> ENABLED = Option.of("enabled", Types.TRUTH)
            .byDefault(true)
            .meaning("Whether values are stored. If not, every load runs and no server is asked.");

    /** Option {@code key-prefix}. */
    public static final Option<String> KEY_PREFIX = Option.of("key-prefix", Types.TEXT)
            .withoutDefault("the cache's name")
            .within(Range.notEmpty())
            .inherited(Inheritance.NEVER)
            .alsoCalled("prefix")
            .meaning("The prefix of the cache's keys in Redis. Not inherited from `default`.");

    /** Option {@code version}. */
    public static final Option<Integer> VERSION = Option.of("version", Types.INTEGER)
            .byDefault(1)
            .within(Range.atLeast(0))
            .meaning("The version that the cache reads and writes.");

    /** Option {@code key-function}. */
    public static final Option<String> KEY_FUNCTION = Option.of("key-function", Types.word("name"))
            .within(Range.notBlank())
            .meaning("A `KeyFunction` that transforms a key before it is stored, by class name or name of a bean.");

    static final OptionGroup GROUP = OptionGroup.of(ENABLED, KEY_PREFIX, VERSION, KEY_FUNCTION);

    /** The rule for names of caches, to be appended to a name in a message. */
    public static final String NAME_RULE = "must be a letter and then up to 63 letters, digits, - or _";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private final String name;
    private final OptionValues values;
    private final ConnectionConfig connection;
    private final ExpiryConfig expiry;
    private final LoadConfig load;
    private final FormatConfig format;
    private final FailureConfig failure;

    private CacheConfig(String name, OptionValues values) {
        this.name = name;
        this.values = values;
        this.connection = new ConnectionConfig(values);
        this.expiry = new ExpiryConfig(values);
        this.load = new LoadConfig(values);
        this.format = new FormatConfig(values);
        this.failure = new FailureConfig(values);
    }

    /** Checks each group separately, so that problems in one group do not hide those in another. */
    static CacheConfig of(String name, OptionValues given) {
        OptionValues values = ConnectionConfig.resolved(given);
        Violations violations = new Violations();
        if (!isName(name)) {
            violations.add("name", NAME_RULE + ", was " + Quotes.quoted(name));
        }
        Options.GROUPS.forEach(group -> violations.addAll(group.violations(values)));
        violations.throwIfAny();
        return new CacheConfig(name, withoutImplied(name, values));
    }

    /** An option whose value equals the one it would inherit is left unset, so that it follows a later change there. */
    private static OptionValues withoutImplied(String name, OptionValues values) {
        OptionValues explicit = name.equals(values.orNull(KEY_PREFIX)) ? values.without(KEY_PREFIX) : values;
        return values.get(ExpiryConfig.TIMEOUT).equals(values.orNull(ExpiryConfig.NULL_TIMEOUT))
                ? explicit.without(ExpiryConfig.NULL_TIMEOUT)
                : explicit;
    }

    /**
     * Whether a cache may have a name.
     *
     * @param text the name
     * @return whether it follows the {@linkplain #NAME_RULE rule}
     */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * A builder with the defaults of all options. At least the locations must be set.
     *
     * @param name the cache's name: a letter, then up to 63 letters, digits, {@code -} or {@code _}
     * @return the builder
     */
    public static CacheConfigBuilder builder(String name) {
        return new CacheConfigBuilder(name, OptionValues.none());
    }

    /**
     * A builder with these settings. The time of {@code null} follows a change of the timeout if both are equal here, and
     * the prefix is kept.
     *
     * @return the builder; changes to it do not reach this
     */
    public CacheConfigBuilder toBuilder() {
        return new CacheConfigBuilder(name, values);
    }

    /** {@return the cache's name} */
    public String name() {
        return name;
    }

    /** {@return the values of all options, also of those that have no method of their own} */
    public OptionValues values() {
        return values;
    }

    /** {@return whether values are stored; if not, every load runs and no server is asked} */
    public boolean enabled() {
        return values.get(ENABLED);
    }

    /** {@return the prefix of the cache's keys in Redis} */
    public String keyPrefix() {
        return values.find(KEY_PREFIX).orElse(name);
    }

    /** {@return the version that the cache reads and writes} */
    public int version() {
        return values.get(VERSION);
    }

    /**
     * The function that transforms a key before it is stored.
     *
     * @return a class name, or a name that the cache manager knows; {@code null}: the key is stored as it is
     */
    public @Nullable String keyFunction() {
        return values.orNull(KEY_FUNCTION);
    }

    /** {@return where the servers are, and how to talk to them} */
    public ConnectionConfig connection() {
        return connection;
    }

    /** {@return how long values are kept} */
    public ExpiryConfig expiry() {
        return expiry;
    }

    /** {@return how absent and stale values are loaded} */
    public LoadConfig load() {
        return load;
    }

    /** {@return how values are written} */
    public FormatConfig format() {
        return format;
    }

    /** {@return what happens when a server is unavailable} */
    public FailureConfig failure() {
        return failure;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CacheConfig config && config.name.equals(name) && config.values.equals(values);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + values.hashCode();
    }

    /** The name and what differs from the defaults, without secrets. */
    @Override
    public String toString() {
        return "CacheConfig[name=" + name + ", values=" + values + "]";
    }

    /**
     * Sets these options.
     *
     * @param <B> the builder
     */
    public interface Setters<B> extends OptionSetters<B> {

        /**
         * Sets {@code enabled}.
         *
         * @param value whether values are stored; if not, every load runs, and no server is asked
         * @return this builder
         */
        default B enabled(boolean value) {
            return set(ENABLED, value);
        }

        /**
         * Sets {@code key-prefix}.
         *
         * @param value what the cache's keys in Redis begin with; the cache's name if never set
         * @return this builder
         */
        default B keyPrefix(String value) {
            return set(KEY_PREFIX, value);
        }

        /**
         * Sets {@code version}.
         *
         * @param value the version that the cache reads and writes, 0 or more
         * @return this builder
         */
        default B version(int value) {
            return set(VERSION, value);
        }

        /**
         * Sets {@code key-function}.
         *
         * @param value the class name of a {@link io.github.cdirediscache.cache.KeyFunction}, or the name under which
         *     the cache manager was given one
         * @return this builder
         */
        default B keyFunction(String value) {
            return set(KEY_FUNCTION, value);
        }
    }
}
