package io.github.cdirediscache.cache;

import java.util.Objects;

/**
 * Whether a server of a cache answers.
 *
 * @param cacheName the cache's name
 * @param location where the server is, without user and password
 * @param isAnswering whether it has answered just now
 */
public record ServerStatus(String cacheName, String location, boolean isAnswering) {

    /**
     * Checks that there is a name and a location.
     *
     * @param cacheName the cache's name
     * @param location where the server is
     * @param isAnswering whether it has answered
     */
    public ServerStatus {
        Objects.requireNonNull(cacheName, "cacheName");
        Objects.requireNonNull(location, "location");
    }
}
