package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the entries of one cache are: every operation on keys goes through here. A chain of these is composed by
 * constructor, the outermost first:
 *
 * <ul>
 *   <li>{@link ShardedStore}, if the keys are divided among several shards;
 *   <li>for each shard an {@link InvalidationGate}, which blocks commands for keys with a pending invalidation;
 *   <li>a {@link ShardStore}, which asks the servers.
 * </ul>
 *
 * Thread-safe.
 */
public interface EntryStore {

    /**
     * Runs a command for one key.
     *
     * @param <T> the answer
     * @param command the command
     * @return the answer
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if no server answered. If the command makes the entry
     *     outdated, its invalidation is pending from now on, and nothing reads it until the shard accepts that
     * @throws io.github.cdirediscache.internal.wire.RedisErrorException if the command does not apply to what is stored
     *     under the key
     */
    <T> @Nullable T send(KeyCommand<T> command);

    /**
     * Reads an entry.
     *
     * @param key its key
     * @return the bytes; {@code null} if it is absent
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if no server answered
     * @throws io.github.cdirediscache.internal.wire.RedisErrorException if the key holds no string
     */
    byte @Nullable [] get(PhysicalKey key);

    /**
     * Runs commands for several keys, on all shards in parallel. Does not throw because of a server.
     *
     * @param <T> the answers
     * @param commands the commands
     * @return gives the replies in the order of the commands, with the exceptions of {@link #send}
     */
    <T> Exchange<T> begin(List<KeyCommand<T>> commands);

    /**
     * Runs commands for several keys and waits for the answers.
     *
     * @param <T> the answers
     * @param commands the commands
     * @return the replies in the order of the commands, with the exceptions of {@link #send}
     */
    default <T> List<Reply<T>> sendAll(List<KeyCommand<T>> commands) {
        return commands.isEmpty() ? List.of() : begin(commands).finish();
    }

    /**
     * Reads several entries, many at a time.
     *
     * @param keys their keys
     * @return gives the bytes in the order of the keys, {@code null} for a key that is absent or holds no string
     */
    Exchange<byte[]> beginGet(List<PhysicalKey> keys);

    /**
     * Removes entries.
     *
     * @param keys which
     * @return how many were removed, and the failures; where a shard failed, the removal is pending
     */
    Removal remove(KeySelection keys);

    /**
     * The shards, each a store of its own, for what concerns all keys.
     *
     * @return the shards in their order; this one alone if it is not divided
     */
    List<EntryStore> shards();

    /**
     * The keys that a pattern matches, read page by page from the servers of this shard.
     *
     * @param pattern the pattern
     * @return one scan for each server, which may be read by different threads
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if the servers cannot be determined
     */
    List<Scan> scans(KeyPattern pattern);

    /**
     * Where a key is. Asks nobody.
     *
     * @param key any key
     * @return equal for two keys if the same server holds both, as far as that is known now
     */
    Object placeOf(PhysicalKey key);

    /**
     * The number of pending invalidations.
     *
     * @return how many
     */
    long pendingInvalidations();
}
