package io.github.cdirediscache.annotation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of a cache that a method which has succeeded asks for.
 *
 * @param cacheName the cache's name
 * @param key the one key that changes; {@code null} if it may be any, as with a pattern
 * @param action makes the change
 */
public record CacheChange(String cacheName, @Nullable String key, Runnable action) {

    /**
     * Checks that there is a name and an action.
     *
     * @param cacheName the cache's name
     * @param key the one key that changes; {@code null} if it may be any
     * @param action makes the change
     */
    public CacheChange {
        Objects.requireNonNull(cacheName, "cacheName");
        Objects.requireNonNull(action, "action");
    }

    /**
     * Whether the change may concern a key.
     *
     * @param name a cache's name
     * @param readKey a key of that cache
     * @return whether it may
     */
    public boolean concerns(String name, String readKey) {
        return cacheName.equals(name) && (key == null || key.equals(readKey));
    }
}
