package io.github.cdirediscache.internal.config;

import io.github.cdirediscache.config.Option;
import io.github.cdirediscache.config.Options;
import java.util.List;
import java.util.Locale;

/** The keys of settings: {@code redis-cache.<cache>.<option>}. */
public final class Keys {

    /** What all keys begin with. */
    public static final String ROOT = "redis-cache.";

    /** The cache that lends its settings to all others. */
    public static final String DEFAULT_CACHE = "default";

    /** Whether what is sent to Redis is traced, for all caches. */
    public static final String TRACING = ROOT + "tracing";

    /** The priority of the interceptors of all caches. */
    public static final String INTERCEPTOR_PRIORITY = ROOT + "interceptor-priority";

    /** Keys that are no cache's. */
    static final List<String> GLOBAL = List.of(INTERCEPTOR_PRIORITY, TRACING);

    /** The option that says where the servers are. */
    static final Option<?> LOCATIONS = Options.named("locations").orElseThrow();

    private Keys() {}

    /**
     * The key of an option.
     *
     * @param cache the cache's name
     * @param option the option's name
     * @return the key
     */
    public static String of(String cache, String option) {
        return ROOT + cache + "." + option;
    }

    /**
     * The environment variable that stands for a key, by the rule of MicroProfile Config: what is no letter or digit in
     * the key is an underscore.
     *
     * @param key the key
     * @return the variable, in capitals
     */
    public static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
