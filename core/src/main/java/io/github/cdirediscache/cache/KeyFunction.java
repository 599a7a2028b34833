package io.github.cdirediscache.cache;

/**
 * Makes of a key that the application gives the key that is stored. The prefix and the version of the cache come before
 * it, as ever. Implementations are thread-safe.
 */
@FunctionalInterface
public interface KeyFunction {

    /**
     * The key that is stored.
     *
     * @param key the key that the application gave, of 1 byte to 1 MiB
     * @return the same for the same key, always, and another one for another key, or the values of both are one; of 1
     *     byte to 1 MiB. Patterns are held against it, and {@link Cache#keys(String)} lists it
     */
    String apply(String key);
}
