package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheStatistics;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.cache.Loader;
import io.github.cdirediscache.cache.Lookup;
import io.github.cdirediscache.cache.TimeToLive;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cache that is switched off: nothing is ever there, every load runs. Locks hold within this process. */
final class DisabledCache<V> implements Cache<V> {

    private final String name;
    private final KeySpace space;
    private final LoadOptions loadOptions;
    private final OperationCounters counters;
    private final LocalLocks locks;
    private final Time time;

    DisabledCache(
            String name,
            KeySpace space,
            LoadOptions loadOptions,
            OperationCounters counters,
            LocalLocks locks,
            Time time) {
        this.name = name;
        this.space = space;
        this.loadOptions = loadOptions;
        this.counters = counters;
        this.locks = locks;
        this.time = time;
    }

    /** A key that would be refused while the cache is enabled is refused now. */
    private void check(String key) {
        space.valueKey(key);
    }

    private void checkAll(Iterable<String> keys) {
        keys.forEach(this::check);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int version() {
        return space.version();
    }

    @Override
    public Cache<V> withVersion(int other) {
        return new DisabledCache<>(name, space.withVersion(other), loadOptions, counters, locks, time);
    }

    @Override
    public Optional<V> get(String key) {
        return lookup(key).toOptional();
    }

    @Override
    public Lookup<V> lookup(String key) {
        check(key);
        counters.missed();
        return Lookup.absent();
    }

    @Override
    public Map<String, @Nullable V> getAll(Iterable<String> keys) {
        keys.forEach(key -> {
            check(key);
            counters.missed();
        });
        return Map.of();
    }

    @Override
    public void put(String key, @Nullable V value) {
        check(key);
    }

    @Override
    public void put(String key, @Nullable V value, Duration timeToLive) {
        check(key);
    }

    @Override
    public void putAll(Map<String, ? extends @Nullable V> entries) {
        checkAll(entries.keySet());
    }

    @Override
    public void putAll(Map<String, ? extends @Nullable V> entries, Duration timeToLive) {
        checkAll(entries.keySet());
    }

    @Override
    public boolean putIfAbsent(String key, @Nullable V value) {
        check(key);
        return true;
    }

    @Override
    public boolean putIfAbsent(String key, @Nullable V value, Duration timeToLive) {
        check(key);
        return true;
    }

    @Override
    public boolean contains(String key) {
        check(key);
        return false;
    }

    @Override
    public boolean invalidate(String key) {
        check(key);
        return false;
    }

    @Override
    public long invalidateAll(Iterable<String> keys) {
        checkAll(keys);
        return 0;
    }

    @Override
    public long invalidatePattern(String glob) {
        space.matching(glob);
        return 0;
    }

    @Override
    public long clear() {
        return 0;
    }

    @Override
    public long clearAllVersions() {
        return 0;
    }

    @Override
    public OptionalLong increment(String key, long delta) {
        check(key);
        return OptionalLong.empty();
    }

    @Override
    public long increment(String key, long delta, long initial, Duration timeToLive) {
        check(key);
        return initial;
    }

    @Override
    public OptionalInt incrementVersion(String key, int delta) {
        check(key);
        Versions.sum(space.version(), delta);
        return OptionalInt.empty();
    }

    @Override
    public TimeToLive timeToLive(String key) {
        check(key);
        return TimeToLive.absent();
    }

    @Override
    public boolean touch(String key) {
        check(key);
        return false;
    }

    @Override
    public boolean touch(String key, Duration timeToLive) {
        check(key);
        return false;
    }

    @Override
    public boolean persist(String key) {
        check(key);
        return false;
    }

    @Override
    public <X extends Exception> @Nullable V getOrLoad(String key, Loader<? extends V, X> loader) throws X {
        return getOrLoad(key, loader, loadOptions);
    }

    @Override
    public <X extends Exception> @Nullable V getOrLoad(String key, Loader<? extends V, X> loader, LoadOptions options)
            throws X {
        check(key);
        counters.missed();
        long begin = time.nanos();
        boolean done = false;
        try {
            V value = loader.load();
            done = true;
            return value;
        } finally {
            count(begin, done);
        }
    }

    @Override
    public CompletionStage<@Nullable V> getOrLoadAsync(
            String key, Supplier<? extends CompletionStage<? extends @Nullable V>> loader, LoadOptions options) {
        check(key);
        counters.missed();
        long begin = time.nanos();
        CompletableFuture<@Nullable V> result = new CompletableFuture<>();
        try {
            loader.get().whenComplete((value, failure) -> {
                count(begin, failure == null);
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(failureOf(failure));
                }
            });
        } catch (Throwable failure) {
            count(begin, false);
            result.completeExceptionally(failure);
        }
        return result;
    }

    /** What a stage failed with, as an enabled cache has it: without what a stage on top of it adds. */
    private static Throwable failureOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private void count(long begin, boolean done) {
        if (done) {
            counters.loaded(time.nanos() - begin);
        } else {
            counters.failed(time.nanos() - begin);
        }
    }

    @Override
    public LoadOptions loadOptions() {
        return loadOptions;
    }

    @Override
    public CacheLock lock(String key, Duration lease, Duration wait) {
        return locks.lock(space.lockKey(key), key, lease, wait);
    }

    @Override
    public Optional<CacheLock> tryLock(String key, Duration lease) {
        return locks.tryLock(space.lockKey(key), key, lease);
    }

    @Override
    public long reserialize(LongConsumer progress) {
        return 0;
    }

    @Override
    public Stream<String> keys(String glob) {
        space.matching(glob);
        return Stream.empty();
    }

    @Override
    public CacheStatistics statistics() {
        return counters.snapshot(0);
    }

    @Override
    public String toString() {
        return "cache " + name + ", disabled";
    }
}
