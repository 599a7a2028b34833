package io.github.cdirediscache.cache;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;

/**
 * Owns a set of named caches and their connections. One per application.
 */
public interface CacheManager extends AutoCloseable {

    /**
     * The names of the caches.
     *
     * @return the names, sorted
     */
    Set<String> names();

    /**
     * The cache of that name for values of a class.
     *
     * @param <V> the type of the values
     * @param name the cache's name
     * @param type the class of the values
     * @return the cache; the same name and type share connections and statistics
     * @throws IllegalArgumentException if there is no cache of that name
     * @throws IllegalStateException if the manager is closed
     */
    <V> Cache<V> cache(String name, Class<V> type);

    /**
     * The cache of that name for values of a generic type.
     *
     * @param <V> the type of the values
     * @param name the cache's name
     * @param type the type, as in {@code new TypeRef<List<Story>>() {}}
     * @return the cache
     * @throws IllegalArgumentException if there is no cache of that name
     * @throws IllegalStateException if the manager is closed
     */
    <V> Cache<V> cache(String name, TypeRef<V> type);

    /**
     * The cache of that name for values of a type known at run time.
     *
     * @param name the cache's name
     * @param type a class, or a parameterized or array type without variables and wildcards
     * @return the cache
     * @throws IllegalArgumentException if there is no cache of that name, or the type has variables
     * @throws IllegalStateException if the manager is closed
     */
    Cache<Object> cache(String name, Type type);

    /**
     * Asks every server whether it answers reads, and each master whether it accepts writes; nothing is changed. Waits no
     * longer than a read of a cache does. A server whose circuit breaker is open is not asked, and counts as not
     * answering.
     *
     * @return the servers of each cache that is enabled, sorted by the cache's name
     */
    List<ServerStatus> servers();

    /** Closes every connection. Idempotent; the caches then behave as if Redis were unavailable. */
    @Override
    void close();
}
