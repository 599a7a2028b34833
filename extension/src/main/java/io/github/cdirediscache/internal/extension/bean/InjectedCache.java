package io.github.cdirediscache.internal.extension.bean;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheStatistics;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.cache.Loader;
import io.github.cdirediscache.cache.Lookup;
import io.github.cdirediscache.cache.TimeToLive;
import java.io.Serializable;
import java.lang.reflect.Type;
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
 * A cache as it is injected. It is looked up in the manager at its first use, and again after it was serialized with
 * the bean that holds it.
 *
 * @param <V> the type of the values
 */
public final class InjectedCache<V> implements Cache<V>, Serializable {

    private static final long serialVersionUID = 1;

    /** The manager of the application, a client proxy. */
    @SuppressWarnings("serial") // a client proxy can be serialized
    private final CacheManager manager;

    /** The name of the cache. */
    private final String name;

    /** The type of the values, of {@code ConcreteTypes}. */
    @SuppressWarnings("serial") // these types can be serialized
    private final Type type;

    /** The version of a view; {@code null} for the cache as configured. */
    private final @Nullable Integer version;

    private transient volatile @Nullable Cache<V> found;

    /**
     * A cache that nobody has used yet.
     *
     * @param manager the manager, a client proxy
     * @param name the name of the cache
     * @param type the type of its values, serializable
     */
    public InjectedCache(CacheManager manager, String name, Type type) {
        this(manager, name, type, null);
    }

    private InjectedCache(CacheManager manager, String name, Type type, @Nullable Integer version) {
        this.manager = manager;
        this.name = name;
        this.type = type;
        this.version = version;
    }

    private Cache<V> cache() {
        Cache<V> cache = found;
        return cache == null ? find() : cache;
    }

    @SuppressWarnings("unchecked") // the type is the one of the injection point
    private Cache<V> find() {
        Cache<V> configured = (Cache<V>) manager.cache(name, type);
        Cache<V> cache = version == null ? configured : configured.withVersion(version);
        found = cache;
        return cache;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int version() {
        return cache().version();
    }

    @Override
    public Cache<V> withVersion(int other) {
        InjectedCache<V> view = new InjectedCache<>(manager, name, type, other);
        view.found = cache().withVersion(other);
        return view;
    }

    @Override
    public Optional<V> get(String key) {
        return cache().get(key);
    }

    @Override
    public Lookup<V> lookup(String key) {
        return cache().lookup(key);
    }

    @Override
    public Map<String, @Nullable V> getAll(Iterable<String> keys) {
        return cache().getAll(keys);
    }

    @Override
    public void put(String key, @Nullable V value) {
        cache().put(key, value);
    }

    @Override
    public void put(String key, @Nullable V value, Duration timeToLive) {
        cache().put(key, value, timeToLive);
    }

    @Override
    public void putAll(Map<String, ? extends @Nullable V> entries) {
        cache().putAll(entries);
    }

    @Override
    public void putAll(Map<String, ? extends @Nullable V> entries, Duration timeToLive) {
        cache().putAll(entries, timeToLive);
    }

    @Override
    public boolean putIfAbsent(String key, @Nullable V value) {
        return cache().putIfAbsent(key, value);
    }

    @Override
    public boolean putIfAbsent(String key, @Nullable V value, Duration timeToLive) {
        return cache().putIfAbsent(key, value, timeToLive);
    }

    @Override
    public boolean contains(String key) {
        return cache().contains(key);
    }

    @Override
    public boolean invalidate(String key) {
        return cache().invalidate(key);
    }

    @Override
    public long invalidateAll(Iterable<String> keys) {
        return cache().invalidateAll(keys);
    }

    @Override
    public long invalidatePattern(String glob) {
        return cache().invalidatePattern(glob);
    }

    @Override
    public long clear() {
        return cache().clear();
    }

    @Override
    public long clearAllVersions() {
        return cache().clearAllVersions();
    }

    @Override
    public OptionalLong increment(String key, long delta) {
        return cache().increment(key, delta);
    }

    @Override
    public long increment(String key, long delta, long initial, Duration timeToLive) {
        return cache().increment(key, delta, initial, timeToLive);
    }

    @Override
    public OptionalInt incrementVersion(String key) {
        return cache().incrementVersion(key);
    }

    @Override
    public OptionalInt incrementVersion(String key, int delta) {
        return cache().incrementVersion(key, delta);
    }

    @Override
    public TimeToLive timeToLive(String key) {
        return cache().timeToLive(key);
    }

    @Override
    public boolean touch(String key) {
        return cache().touch(key);
    }

    @Override
    public boolean touch(String key, Duration timeToLive) {
        return cache().touch(key, timeToLive);
    }

    @Override
    public boolean persist(String key) {
        return cache().persist(key);
    }

    @Override
    public <X extends Exception> @Nullable V getOrLoad(String key, Loader<? extends V, X> loader) throws X {
        return cache().getOrLoad(key, loader);
    }

    @Override
    public <X extends Exception> @Nullable V getOrLoad(String key, Loader<? extends V, X> loader, LoadOptions options)
            throws X {
        return cache().getOrLoad(key, loader, options);
    }

    @Override
    public CompletionStage<@Nullable V> getOrLoadAsync(
            String key, Supplier<? extends CompletionStage<? extends @Nullable V>> loader, LoadOptions options) {
        return cache().getOrLoadAsync(key, loader, options);
    }

    @Override
    public LoadOptions loadOptions() {
        return cache().loadOptions();
    }

    @Override
    public CacheLock lock(String key, Duration lease) {
        return cache().lock(key, lease);
    }

    @Override
    public CacheLock lock(String key, Duration lease, Duration wait) {
        return cache().lock(key, lease, wait);
    }

    @Override
    public Optional<CacheLock> tryLock(String key, Duration lease) {
        return cache().tryLock(key, lease);
    }

    @Override
    public long reserialize() {
        return cache().reserialize();
    }

    @Override
    public long reserialize(LongConsumer progress) {
        return cache().reserialize(progress);
    }

    @Override
    public Stream<String> keys(String glob) {
        return cache().keys(glob);
    }

    @Override
    public CacheStatistics statistics() {
        return cache().statistics();
    }

    @Override
    public String toString() {
        return "cache " + name + " of " + type.getTypeName();
    }
}
