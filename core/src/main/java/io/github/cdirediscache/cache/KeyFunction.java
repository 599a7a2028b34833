package io.github.cdirediscache.cache;

/**
 * Transforms a key of the application before it is stored. Prefix and version of the cache are still put in front of
 * it. Implementations must be thread-safe.
 */
@FunctionalInterface
public interface KeyFunction {

    /**
     * The key that is stored.
     *
     * @param key the key that the application gave, of 1 byte to 1 MiB
     * @return the stored key, of 1 byte to 1 MiB: always the same for the same key, and different for different keys,
     *     since keys with the same result share their value. Patterns are matched against it, and
     *     {@link Cache#keys(String)} lists it
     */
    String apply(String key);
}
