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
 *   <li>for each shard an {@link InvalidationGate}, which lets nothing through to a key whose invalidation waits;
 *   <li>a {@link ShardStore}, which asks the servers.
 * </ul>
 *
 * Thread-safe.
 */
public interface EntryStore {

    /**
     * Does something with one entry.
     *
     * @param <T> the answer
     * @param command what to do
     * @return the answer
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if it was not answered; if what stands under the key
     *     is outdated thereby, it will be removed as soon as that is possible, and is not read until then
     * @throws io.github.cdirediscache.internal.wire.RedisErrorException if what stands under the key is nothing to do that
     *     with
     */
    <T> @Nullable T send(KeyCommand<T> command);

    /**
     * Reads an entry.
     *
     * @param key its key
     * @return the bytes; {@code null} if it is absent
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if it was not answered
     * @throws io.github.cdirediscache.internal.wire.RedisErrorException if the key holds no string
     */
    byte @Nullable [] get(PhysicalKey key);

    /**
     * Does something with several entries, on all shards at the same time. Does not throw because of a server.
     *
     * @param <T> the answers
     * @param commands what to do
     * @return gives the replies in the order of the commands, with the exceptions of {@link #send}
     */
    <T> Exchange<T> begin(List<KeyCommand<T>> commands);

    /**
     * Does something with several entries and waits for the answers.
     *
     * @param <T> the answers
     * @param commands what to do
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
     * @return how many were removed, and why others may not have been: these will be, as soon as that is possible
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
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if the servers can't be found out
     */
    List<Scan> scans(KeyPattern pattern);

    /**
     * The number of pending invalidations.
     *
     * @return how many
     */
    long pendingInvalidations();
}
