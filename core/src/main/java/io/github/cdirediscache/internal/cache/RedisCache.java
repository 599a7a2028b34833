package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.cache.CacheStatistics;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.cache.Loader;
import io.github.cdirediscache.cache.Lookup;
import io.github.cdirediscache.cache.TimeToLive;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.load.Loading;
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

/** A view of a named cache at one version. Delegates each operation to the class of its kind. */
final class RedisCache<V> implements Cache<V>, UncachedCallListener {

    private final CacheContext context;
    private final KeySpace space;
    private final EntryCodec codec;
    private final Loading<V> loading;
    private final LoadOptions loadOptions;
    private final Reads<V> reads;
    private final Writes<V> writes;
    private final Invalidations invalidations;
    private final Loads<V> loads;
    private final Locks locks;

    RedisCache(CacheContext context, KeySpace space, EntryCodec codec, Loading<V> loading, LoadOptions loadOptions) {
        this.context = context;
        this.space = space;
        this.codec = codec;
        this.loading = loading;
        this.loadOptions = loadOptions;
        this.reads = new Reads<>(context, space, codec);
        this.invalidations = new Invalidations(context, space, codec.takesNumbers());
        this.writes = new Writes<>(context, space, codec, invalidations);
        this.loads = new Loads<>(context, space, reads, loading);
        this.locks = new Locks(context, space);
    }

    @Override
    public String name() {
        return context.config.name();
    }

    @Override
    public int version() {
        return space.version();
    }

    @Override
    public Cache<V> withVersion(int version) {
        return new RedisCache<>(context, space.withVersion(version), codec, loading, loadOptions);
    }

    @Override
    public void withoutKey(RuntimeException cause) {
        context.counters.unusableKeys.increment();
        context.log.unusableKey(cause);
    }

    @Override
    public void notStored(CacheSerializationException cause) {
        context.log.unserializable(cause);
    }

    @Override
    public Optional<V> get(String key) {
        return reads.lookup(key).toOptional();
    }

    @Override
    public Lookup<V> lookup(String key) {
        return reads.lookup(key);
    }

    @Override
    public Map<String, @Nullable V> getAll(Iterable<String> keys) {
        return reads.getAll(keys);
    }

    @Override
    public void put(String key, @Nullable V value) {
        writes.put(key, value);
    }

    @Override
    public void put(String key, @Nullable V value, Duration timeToLive) {
        writes.put(key, value, timeToLive);
    }

    @Override
    public void putAll(Map<String, ? extends @Nullable V> entries) {
        writes.putAll(entries, null);
    }

    @Override
    public void putAll(Map<String, ? extends @Nullable V> entries, Duration timeToLive) {
        writes.putAll(entries, timeToLive);
    }

    @Override
    public boolean putIfAbsent(String key, @Nullable V value) {
        return writes.putIfAbsent(key, value, null);
    }

    @Override
    public boolean putIfAbsent(String key, @Nullable V value, Duration timeToLive) {
        return writes.putIfAbsent(key, value, timeToLive);
    }

    @Override
    public boolean contains(String key) {
        return reads.contains(key);
    }

    @Override
    public boolean invalidate(String key) {
        return invalidations.invalidate(key);
    }

    @Override
    public long invalidateAll(Iterable<String> keys) {
        return invalidations.invalidateAll(keys);
    }

    @Override
    public long invalidatePattern(String glob) {
        return invalidations.invalidatePattern(glob);
    }

    @Override
    public long clear() {
        return invalidations.clear();
    }

    @Override
    public long clearAllVersions() {
        return invalidations.clearAllVersions();
    }

    @Override
    public OptionalLong increment(String key, long delta) {
        return new Increments(context, space, codec, writes).increment(key, delta);
    }

    @Override
    public long increment(String key, long delta, long initial, Duration timeToLive) {
        return new Increments(context, space, codec, writes).increment(key, delta, initial, timeToLive);
    }

    @Override
    public OptionalInt incrementVersion(String key, int delta) {
        return new Versions(context, space, codec).incrementVersion(key, delta);
    }

    @Override
    public TimeToLive timeToLive(String key) {
        return reads.timeToLive(key);
    }

    @Override
    public boolean touch(String key) {
        return writes.touch(key, null);
    }

    @Override
    public boolean touch(String key, Duration timeToLive) {
        return writes.touch(key, timeToLive);
    }

    @Override
    public boolean persist(String key) {
        return writes.persist(key);
    }

    @Override
    public <X extends Exception> @Nullable V getOrLoad(String key, Loader<? extends V, X> loader) throws X {
        return loads.getOrLoad(key, loader, loadOptions);
    }

    @Override
    public <X extends Exception> @Nullable V getOrLoad(String key, Loader<? extends V, X> loader, LoadOptions options)
            throws X {
        return loads.getOrLoad(key, loader, options);
    }

    @Override
    public CompletionStage<@Nullable V> getOrLoadAsync(
            String key, Supplier<? extends CompletionStage<? extends @Nullable V>> loader, LoadOptions options) {
        return loads.getOrLoadAsync(key, loader, options);
    }

    @Override
    public LoadOptions loadOptions() {
        return loadOptions;
    }

    @Override
    public CacheLock lock(String key, Duration lease, Duration wait) {
        return locks.lock(key, lease, wait);
    }

    @Override
    public Optional<CacheLock> tryLock(String key, Duration lease) {
        return locks.tryLock(key, lease);
    }

    @Override
    public long reserialize(LongConsumer progress) {
        return new Reserialization(context, space, codec, reads).run(progress);
    }

    @Override
    public Stream<String> keys(String glob) {
        return new KeyListing(context, space, reads).keys(glob);
    }

    @Override
    public CacheStatistics statistics() {
        return context.counters.snapshot(context.store.pendingInvalidations());
    }

    @Override
    public String toString() {
        return "cache " + name() + ", version " + version();
    }
}
