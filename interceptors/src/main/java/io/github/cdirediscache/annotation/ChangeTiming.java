package io.github.cdirediscache.annotation;

/**
 * Decides when the changes of methods that have succeeded are made: at once, or after the commit of a transaction. For
 * the code that starts the interceptors, not for users.
 */
@FunctionalInterface
public interface ChangeTiming {

    /** Makes every change at once. */
    ChangeTiming NOW = change -> change.action().run();

    /**
     * Takes a change, to make it now, later, or, after a rollback, never.
     *
     * @param change the change
     */
    void submit(CacheChange change);

    /**
     * Whether the calling thread waits to change a key, so that it must neither read nor store it now.
     *
     * @param cacheName the cache's name
     * @param key the key
     * @return whether a change is pending; false unless overridden
     */
    default boolean isPending(String cacheName, String key) {
        return false;
    }
}
