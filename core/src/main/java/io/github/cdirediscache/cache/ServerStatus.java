package io.github.cdirediscache.cache;

import java.util.Objects;

/**
 * Whether a server of a cache answers.
 *
 * @param cacheName the cache's name
 * @param shard the name of the shard that the server belongs to; empty if the cache is not sharded
 * @param location where the server is, without user and password
 * @param role what it does, as far as it is known
 * @param isAnswering whether it has answered just now
 */
public record ServerStatus(String cacheName, String shard, String location, ServerRole role, boolean isAnswering) {

    /**
     * Checks that nothing is null.
     *
     * @param cacheName the cache's name
     * @param shard the shard's name
     * @param location where the server is
     * @param role what it does
     * @param isAnswering whether it has answered
     */
    public ServerStatus {
        Objects.requireNonNull(cacheName, "cacheName");
        Objects.requireNonNull(shard, "shard");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(role, "role");
    }
}
