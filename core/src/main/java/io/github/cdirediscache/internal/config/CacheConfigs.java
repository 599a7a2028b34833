package io.github.cdirediscache.internal.config;

import io.github.cdirediscache.config.CacheConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The settings of all caches of an application, from any source of texts by key. */
public final class CacheConfigs {

    private CacheConfigs() {}

    /**
     * Reads the settings of all caches, and finds everything that is wrong with them.
     *
     * <p>Caches are those that a property {@code redis-cache.<cache>.<option>} names and those of the application. What is
     * not set for a cache is taken from the cache {@code default}, except its prefix, and except the serializer's own
     * options if the serializer is another. {@code default} itself is a cache if the application uses it, or if it has a
     * location or is not enabled; else it only lends its settings.
     *
     * @param propertyNames the names that the source knows of; others' are passed over. Options of caches are looked up
     *     whether they are listed or not, so a source may find them by other names (environment variables)
     * @param lookup gives the text of a key; empty if there is none
     * @param cacheNames the caches that the application uses
     * @param problem is told of each problem, in words for whoever wrote the settings; never with a password
     * @return the caches by name, sorted; complete and as written only if there was no problem
     */
    public static Map<String, CacheConfig> read(
            Iterable<String> propertyNames,
            Function<String, Optional<String>> lookup,
            Set<String> cacheNames,
            Consumer<String> problem) {
        Problems problems = new Problems();
        PropertyNames names = PropertyNames.of(propertyNames, cacheNames, problems);
        Map<String, CacheConfig> caches = new CacheReader(new Source(lookup, problems), names, problems).read();
        problems.forEach(problem);
        return caches;
    }

    /**
     * What is set for a cache, by itself or by the cache {@code default}.
     *
     * @param propertyNames the names that the source knows of
     * @param lookup gives the text of a key; empty if there is none
     * @param cacheName the cache
     * @return its settings, in the order of the reference; what is wrong with them is not looked at
     */
    public static List<Setting> settings(
            Iterable<String> propertyNames, Function<String, Optional<String>> lookup, String cacheName) {
        Problems ignored = new Problems();
        PropertyNames names = PropertyNames.of(propertyNames, Set.of(cacheName), ignored);
        return new CacheReader(new Source(lookup, ignored), names, ignored).settings(cacheName);
    }
}
