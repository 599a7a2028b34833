package io.github.cdirediscache.cache;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named cache in Redis: string keys, values of one type, each with a time to live.
 *
 * <p>Every method may be called by any number of threads at once, and by any number of processes that share the
 * cache. Keys are 1 byte to 1 MiB (1,048,576 bytes) of UTF-8; any other key is an {@link IllegalArgumentException}. Times
 * are kept in milliseconds; a shorter positive time counts as one millisecond. Bytes in Redis that are not an entry of this
 * cache, or that can't be read as its value type, are a miss.
 *
 * <p>The behaviour while Redis is unavailable depends on the cache's {@code on-failure} setting. With {@code load} (the
 * default) a read counts as a miss and a write is dropped and counted; with {@code raise} the method throws
 * {@link CacheUnavailableException}. Some methods, whose result matters to their caller, always throw it, as documented
 * below. In both modes an invalidation that could not be delivered is queued and delivered later; until then the keys
 * that it might concern are misses.
 *
 * @param <V> the type of the values
 */
public interface Cache<V> {

    /** A time to live that never ends. */
    Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    /** The longest time that ends: 1000 years of 365 days. What is longer is a mistake, or {@link #FOREVER}. */
    Duration LONGEST = Duration.ofDays(365_000);

    /** {@return the cache's name, as in its configuration} */
    String name();

    /** {@return the version that this view of the cache reads and writes, 1 if nothing else was configured} */
    int version();

    /**
     * A view of the same cache at another version. Each version has its own keys.
     *
     * @param version the version, zero or more
     * @return the view; it shares this cache's connections and statistics
     * @throws IllegalArgumentException if the version is negative
     */
    Cache<V> withVersion(int version);

    /**
     * The value of a key.
     *
     * @param key the key
     * @return the value; empty if the key is absent, expired or holds {@code null} (see {@link #lookup(String)})
     */
    Optional<V> get(String key);

    /**
     * The value of a key, telling a stored {@code null} from an absent key.
     *
     * @param key the key
     * @return what was found
     */
    Lookup<V> lookup(String key);

    /**
     * The values of several keys, read with one command per server.
     *
     * @param keys the keys; duplicates are read once
     * @return the keys that are present, in the order given; a stored {@code null} is a key with a null value
     */
    Map<String, @Nullable V> getAll(Iterable<String> keys);

    /**
     * Stores a value for the cache's own {@code timeout}.
     *
     * @param key the key
     * @param value the value; {@code null} is stored if {@code null-values} allows it, and else removes the key
     * @throws CacheSerializationException if the value can't be written; the key is left as it was
     */
    void put(String key, @Nullable V value);

    /**
     * Stores a value for a time.
     *
     * @param key the key
     * @param value the value; {@code null} is stored if {@code null-values} allows it, and else removes the key
     * @param timeToLive how long; {@link #FOREVER} without end, zero or negative removes the key
     * @throws CacheSerializationException if the value can't be written; the key is left as it was
     */
    void put(String key, @Nullable V value, Duration timeToLive);

    /**
     * Stores several values for the cache's own {@code timeout}, pipelined.
     *
     * @param entries keys and values
     * @throws CacheSerializationException if a value can't be written; nothing has been stored then
     */
    void putAll(Map<String, ? extends @Nullable V> entries);

    /**
     * Stores several values for a time, pipelined.
     *
     * @param entries keys and values
     * @param timeToLive how long, as in {@link #put(String, Object, Duration)}
     * @throws CacheSerializationException if a value can't be written; nothing has been stored then
     */
    void putAll(Map<String, ? extends @Nullable V> entries, Duration timeToLive);

    /**
     * Stores a value for the cache's own {@code timeout} if the key is absent.
     *
     * @param key the key
     * @param value the value
     * @return whether it was stored
     * @throws CacheSerializationException if the value can't be written
     * @throws CacheUnavailableException if Redis is unavailable, whatever {@code on-failure} says
     */
    boolean putIfAbsent(String key, @Nullable V value);

    /**
     * Stores a value for a time if the key is absent, in one step.
     *
     * @param key the key
     * @param value the value
     * @param timeToLive how long; with zero or less nothing is stored, and the result still says if the key was absent
     * @return whether the key was absent
     * @throws CacheSerializationException if the value can't be written
     * @throws CacheUnavailableException if Redis is unavailable, whatever {@code on-failure} says
     */
    boolean putIfAbsent(String key, @Nullable V value, Duration timeToLive);

    /**
     * Whether a key is present. A stored {@code null} is present, a value that is only kept as stale is not.
     *
     * @param key the key
     * @return whether it is present
     */
    boolean contains(String key);

    /**
     * Removes a key. A load of the key that is under way will not be stored.
     *
     * @param key the key
     * @return whether a value was removed; false if Redis was unavailable (the removal is then kept for later)
     */
    boolean invalidate(String key);

    /**
     * Removes several keys.
     *
     * @param keys the keys; none sends no command
     * @return how many values were removed
     */
    long invalidateAll(Iterable<String> keys);

    /**
     * Removes the keys that match a pattern, in this version.
     *
     * <p>The pattern is Redis's own, applied to the key alone, by byte: {@code *} any characters, {@code ?} one,
     * {@code [abc]}, {@code [^a]}, {@code [a-c]}; a backslash escapes the next character. {@link Globs#escape(String)}
     * makes a pattern of a literal. Keys that are being loaded are matched too, and their loads are not stored.
     *
     * @param glob the pattern
     * @return how many keys were removed from Redis, those that held only a load's lease or a stale value included
     */
    long invalidatePattern(String glob);

    /**
     * Removes every key of this version, and nothing else.
     *
     * @return how many keys were removed from Redis
     */
    long clear();

    /**
     * Removes every key of every version of this cache, and nothing else.
     *
     * @return how many keys were removed from Redis
     */
    long clearAllVersions();

    /**
     * Adds to a whole number, in one step, keeping its time to live.
     *
     * @param key the key
     * @param delta what to add; negative subtracts
     * @return the new value; empty if the key is absent, and nothing was created then
     * @throws ArithmeticException if the sum does not fit a {@code long}; the value is unchanged
     * @throws IllegalStateException if the value is not a whole number that this cache stored; it is unchanged
     * @throws CacheUnavailableException if Redis is unavailable, whatever {@code on-failure} says
     */
    OptionalLong increment(String key, long delta);

    /**
     * Adds to a whole number, or creates it, in one step. A number that is there keeps its time to live. A key that is absent
     * gets the initial number as it is: {@code delta} is not added to it, as with Memcached. So
     * {@code increment("visits", 1, 1, Duration.ofDays(1))} counts the visits from the first one.
     *
     * @param key the key
     * @param delta what to add to a number that is there; negative subtracts
     * @param initial what to store if the key is absent
     * @param timeToLive how long to keep what is stored then, as in {@link #putIfAbsent(String, Object, Duration)}; with zero
     *     or less nothing is stored, and the result is {@code initial} all the same
     * @return the new value
     * @throws IllegalArgumentException if {@code initial} does not fit the cache's type
     * @throws ArithmeticException if the sum does not fit the cache's type; the value is unchanged
     * @throws IllegalStateException if the value is not a whole number that this cache stored, or if this cache stores no
     *     whole numbers; nothing is changed
     * @throws CacheUnavailableException if Redis is unavailable, whatever {@code on-failure} says
     */
    long increment(String key, long delta, long initial, Duration timeToLive);

    /**
     * Moves a value to the next version of its key, keeping its time to live.
     *
     * @param key the key
     * @return the version that holds the value now; empty if the key is absent
     * @throws CacheUnavailableException if Redis is unavailable, whatever {@code on-failure} says
     */
    default OptionalInt incrementVersion(String key) {
        return incrementVersion(key, 1);
    }

    /**
     * Moves a value to another version of its key, keeping its time to live and its bytes. It replaces what is there.
     *
     * @param key the key
     * @param delta what to add to this view's version
     * @return the version that holds the value now; empty if the key is absent
     * @throws IllegalArgumentException if the new version would be negative
     * @throws CacheUnavailableException if Redis is unavailable, whatever {@code on-failure} says
     */
    OptionalInt incrementVersion(String key, int delta);

    /**
     * How long a key has to live.
     *
     * @param key the key
     * @return absent, forever, or the remaining time
     */
    TimeToLive timeToLive(String key);

    /**
     * Gives a present key the cache's own {@code timeout} again, from now.
     *
     * @param key the key
     * @return whether the key is present
     */
    boolean touch(String key);

    /**
     * Gives a present key a new time to live, from now.
     *
     * @param key the key
     * @param timeToLive how long; {@link #FOREVER} without end, zero or negative removes the key
     * @return whether the key was present
     */
    boolean touch(String key, Duration timeToLive);

    /**
     * Lets a present key live forever.
     *
     * @param key the key
     * @return whether a time to live was taken away
     */
    boolean persist(String key);

    /**
     * The value of a key, loaded if it is absent, with the cache's own settings.
     *
     * @param <X> what the loader may throw
     * @param key the key
     * @param loader computes the value
     * @return the value
     * @throws X what the loader threw, as it is
     * @see #getOrLoad(String, Loader, LoadOptions)
     */
    <X extends Exception> @Nullable V getOrLoad(String key, Loader<? extends V, X> loader) throws X;

    /**
     * The value of a key, loaded if it is absent.
     *
     * <p>A hit is one GET. On a miss one thread among all that share the cache (in this process and in others) runs its
     * loader; the others get the stale value if there is one, and else wait for the result, at most {@code load-wait},
     * after which they run their own loader and do not store what it gives. Threads of one process that wait for one
     * load share its exception, too. A loader that asks for its own key runs again instead of waiting for itself.
     *
     * <p>An invalidation of the key, or a {@code put}, that comes in while the loader runs wins: the loader's callers
     * get its value, and it is not stored. A value that can't be written is returned, and not stored.
     *
     * @param <X> what the loader may throw
     * @param key the key
     * @param loader computes the value; no connection is held while it runs
     * @param options how long to keep it, and what else differs from the cache's settings
     * @return the value
     * @throws X what the loader threw, as it is, unless a stale value may stand in for it
     * @throws CacheInterruptedException if the thread is interrupted while it waits for another's load; its interrupt status is set
     */
    <X extends Exception> @Nullable V getOrLoad(String key, Loader<? extends V, X> loader, LoadOptions options)
            throws X;

    /**
     * As {@link #getOrLoad(String, Loader, LoadOptions)} for an asynchronous loader: the value is stored when the stage
     * completes. The read before the load takes place in the calling thread.
     *
     * @param key the key
     * @param loader begins the computation
     * @param options how long to keep it, and what else differs from the cache's settings
     * @return completes with the value, or with what the loader or its stage failed with
     */
    CompletionStage<@Nullable V> getOrLoadAsync(
            String key, Supplier<? extends CompletionStage<? extends @Nullable V>> loader, LoadOptions options);

    /** {@return the load options of this cache's configuration, as a base for the options of a single call} */
    LoadOptions loadOptions();

    /**
     * Takes a lock of that name in the cache's key space, waiting no longer than the lease: by then whoever holds the lock
     * for that lease has released or lost it.
     *
     * @param key the lock's name; locks and values of one name do not meet
     * @param lease after how long the lock is free again if it isn't released
     * @return the lock; close it to release it
     * @throws CacheLockTimeoutException if the lock was not free in that time
     * @throws CacheInterruptedException if the thread is interrupted while it waits
     * @throws CacheUnavailableException if Redis is unavailable, whatever {@code on-failure} says
     * @see #lock(String, Duration, Duration)
     */
    default CacheLock lock(String key, Duration lease) {
        return lock(key, lease, lease);
    }

    /**
     * Takes a lock of that name in the cache's key space, waiting for it if another holds it. Invalidations and {@link #clear()}
     * leave locks alone: they protect work, and are no cached values.
     *
     * @param key the lock's name; locks and values of one name do not meet
     * @param lease after how long the lock is free again if it is neither released nor {@linkplain CacheLock#extend extended}
     * @param wait how long to wait for it; zero to ask once, {@link #FOREVER} for as long as it takes
     * @return the lock; close it to release it
     * @throws IllegalArgumentException if the lease is not positive, or the wait is negative
     * @throws CacheLockTimeoutException if the lock was not free in that time
     * @throws CacheInterruptedException if the thread is interrupted while it waits
     * @throws CacheUnavailableException if Redis is unavailable, whatever {@code on-failure} says
     */
    CacheLock lock(String key, Duration lease, Duration wait);

    /**
     * Takes a lock of that name if it is free.
     *
     * @param key the lock's name
     * @param lease after how long the lock is free again if it isn't released
     * @return the lock; empty if another holds it
     * @throws CacheUnavailableException if Redis is unavailable, whatever {@code on-failure} says
     */
    Optional<CacheLock> tryLock(String key, Duration lease);

    /**
     * Rewrites every entry of every version of this cache with the configured serializer and compressor, while the
     * cache is in use. Times to live do not change. Entries that change meanwhile, or that can't be read, are skipped.
     * Entries of the configured serializer that it would now write as different bytes are skipped too, unless it is
     * {@code binary}: they may hold another type.
     *
     * <p>After a change of the serializer all entries are read as this cache's type of values. If a cache has several
     * types under one name, let them expire instead.
     *
     * @return how many entries were rewritten
     * @throws CacheUnavailableException if Redis is unavailable, whatever {@code on-failure} says
     */
    default long reserialize() {
        return reserialize(seen -> {});
    }

    /**
     * As {@link #reserialize()}, with progress.
     *
     * @param progress is given the number of keys seen so far, after each batch
     * @return how many entries were rewritten
     * @throws CacheUnavailableException if Redis is unavailable, whatever {@code on-failure} says
     */
    long reserialize(LongConsumer progress);

    /**
     * The keys of this version that match a pattern, read from Redis as the stream is consumed. A key that is there all
     * the time is listed at least once, and may be listed twice; one that comes or goes meanwhile may be missing.
     *
     * @param glob the pattern, as in {@link #invalidatePattern(String)}
     * @return the keys; the stream need not be closed
     * @throws CacheUnavailableException from the stream, if Redis is unavailable, or a part of a cluster is, whatever
     *     {@code on-failure} says
     */
    Stream<String> keys(String glob);

    /** {@return a snapshot of the statistics of this cache in this process since its creation, for all versions together} */
    CacheStatistics statistics();
}
