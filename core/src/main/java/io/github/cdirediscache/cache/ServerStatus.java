package io.github.cdirediscache.cache;

import java.util.Objects;

/**
 * Whether a server of a cache answers, and whether it accepts what the cache needs.
 *
 * @param cacheName the cache's name
 * @param shard the name of the shard that the server belongs to; empty if the cache is not sharded
 * @param location where the server is, without user and password
 * @param role what it does, as far as it is known
 * @param isAnswering whether it has answered a read just now
 * @param failure why it has not, in words and without a secret; empty if it has
 * @param refusal what it refuses of what the cache needs, and which setting or right is missing, in words and without a
 *     secret; empty if nothing. A server may answer reads and refuse writes: then values are loaded and not stored. Where
 *     it refuses reads, this is the {@code failure}, too
 */
public record ServerStatus(
        String cacheName,
        String shard,
        String location,
        ServerRole role,
        boolean isAnswering,
        String failure,
        String refusal) {

    /**
     * Checks that nothing is null.
     *
     * @param cacheName the cache's name
     * @param shard the shard's name
     * @param location where the server is
     * @param role what it does
     * @param isAnswering whether it has answered
     * @param failure why it has not
     * @param refusal what it refuses
     */
    public ServerStatus {
        Objects.requireNonNull(cacheName, "cacheName");
        Objects.requireNonNull(shard, "shard");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(refusal, "refusal");
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
        this(cacheName, shard, location, role, isAnswering, "", "");
    }
}
