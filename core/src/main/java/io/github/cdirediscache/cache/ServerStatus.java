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
 * @param failure why it has not, in words and without a secret; empty if it has
 */
public record ServerStatus(
        String cacheName, String shard, String location, ServerRole role, boolean isAnswering, String failure) {

    /**
     * Checks that nothing is null.
     *
     * @param cacheName the cache's name
     * @param shard the shard's name
     * @param location where the server is
     * @param role what it does
     * @param isAnswering whether it has answered
     * @param failure why it has not
     */
    public ServerStatus {
        Objects.requireNonNull(cacheName, "cacheName");
        Objects.requireNonNull(shard, "shard");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(failure, "failure");
    }

    /**
     * The status of a server that answers, or of one that does not for a reason that is not known.
     *
     * @param cacheName the cache's name
     * @param shard the shard's name
     * @param location where the server is
     * @param role what it does
     * @param isAnswering whether it has answered
     */
    public ServerStatus(String cacheName, String shard, String location, ServerRole role, boolean isAnswering) {
        this(cacheName, shard, location, role, isAnswering, "");
    }
}
