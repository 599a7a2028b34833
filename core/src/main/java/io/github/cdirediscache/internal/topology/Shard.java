package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.CommandExecutor;
import io.github.cdirediscache.internal.wire.Node;
import java.util.List;

/**
 * Holds a part of a cache's keys: one server, a master with its replicas, or a cluster. Sends each command to the right
 * server.
 */
public interface Shard extends CommandExecutor, AutoCloseable {

    /**
     * The servers that together hold every key once, for operations on all keys.
     *
     * @return the servers as they are known now
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if they cannot be determined
     */
    List<Node> masters();

    /**
     * A snapshot of the layout: two are equal if no key has moved from one of the {@link #masters()} to another one in
     * between.
     *
     * @return any object
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if it cannot be determined
     */
    Object layout();

    /**
     * Checks that the {@link #masters()} together hold every key.
     *
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if there may be keys that none of them holds
     */
    default void checkComplete() {}

    /**
     * The single servers, and what they do.
     *
     * @return the servers as they are known now
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if they cannot be determined
     */
    List<Member> members();

    /**
     * Whether a server holds a key, and does not send a caller elsewhere. Asks nobody.
     *
     * @param node one of the {@link #members()}
     * @param key any key of this shard
     * @return whether it does, as far as that is known now
     */
    default boolean holds(Node node, PhysicalKey key) {
        return true;
    }

    /**
     * Where a key is. Asks nobody.
     *
     * @param key any key of this shard
     * @return equal for two keys if the same server holds both, as far as that is known now
     */
    default Object placeOf(PhysicalKey key) {
        return this;
    }

    /**
     * Whether another server may take the place of one that takes writes, with data that may be older.
     *
     * @return whether {@link #failovers()} may change
     */
    default boolean mayFailOver() {
        return false;
    }

    /**
     * A number that changes before the first command is sent to a server that has taken the place of another one. A
     * command between whose begin and end it is the same was carried out by the same masters as all others meanwhile.
     * Asks nobody.
     *
     * @return the number
     */
    default int failovers() {
        return 0;
    }

    /**
     * Asks who takes writes, if nobody has for some seconds. So a process that makes no calls notices that another server
     * has become a master.
     *
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if it has never been known, and is not now
     */
    default void look() {}

    /** Closes the connections. Commands then fail as unavailable. Idempotent. */
    @Override
    void close();

    /**
     * One server of a shard.
     *
     * @param node the server
     * @param role what it does there
     */
    record Member(Node node, ServerRole role) {}
}
