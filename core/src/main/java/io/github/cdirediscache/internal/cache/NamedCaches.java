package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.KeyFunction;
import io.github.cdirediscache.cache.RequestObserver;
import io.github.cdirediscache.cache.ServerStatus;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.connection.CredentialsProvider;
import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.key.KeyFunctions;
import io.github.cdirediscache.internal.store.SharedTopologies;
import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.Time;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The caches of one manager, with the threads and connections that they share. Thread-safe. */
public final class NamedCaches implements AutoCloseable {

    /** With CDI, users rarely know when the manager is closed. */
    static final String CLOSED =
            "the cache manager is closed, as it is when the application ends; use caches before that:"
                    + " an observer of @BeforeDestroyed(ApplicationScoped.class) still can, a @PreDestroy method may be too late";

    /** How long closing may take for the leases of loads under way. */
    private static final long RELEASE_NANOS = 500_000_000;

    private final SortedMap<String, NamedCache> named;
    private final Map<TypedName, Cache<Object>> caches = new ConcurrentHashMap<>();
    private final SharedTopologies topologies;
    private final Threads threads = new Threads();
    private final Time time;
    private volatile boolean closed;

    /**
     * Opens caches.
     *
     * @param configs their settings
     * @param parts what they are made of
     * @throws IllegalArgumentException if a setting names something that does not exist
     */
    public NamedCaches(Collection<CacheConfig> configs, Parts parts) {
        this.time = parts.time();
        this.topologies = new SharedTopologies(
                parts.credentials(),
                parts.observer(),
                parts.time(),
                threads.scheduler().in(threads.workers()),
                threads.workers());
        SortedMap<String, NamedCache> opened = new TreeMap<>();
        this.named = Collections.unmodifiableSortedMap(opened);
        try {
            configs.forEach(config -> opened.put(config.name(), open(config, parts)));
        } catch (RuntimeException invalid) {
            close();
            throw invalid;
        }
    }

    private NamedCache open(CacheConfig config, Parts parts) {
        return new NamedCache(
                config,
                topologies,
                threads,
                parts.serializers(),
                parts.compressors(),
                new KeyFunctions(parts.keyFunctions()),
                parts.time(),
                Chance.system());
    }

    /**
     * The names.
     *
     * @return the names in their order
     */
    public Set<String> names() {
        return named.keySet();
    }

    /**
     * A cache for values of a type; the same one for the same type.
     *
     * @param name its name
     * @param type the type of its values
     * @return the cache
     * @throws IllegalArgumentException if there is no such cache, or none can have values of that type
     */
    public Cache<Object> cache(String name, Type type) {
        Objects.requireNonNull(type, "type");
        if (closed) {
            throw new IllegalStateException(CLOSED);
        }
        NamedCache cache = named.get(Objects.requireNonNull(name, "name"));
        if (cache == null) {
            throw new IllegalArgumentException(
                    "there is no cache \"" + name + "\"; there are " + String.join(", ", named.keySet()));
        }
        return caches.computeIfAbsent(new TypedName(name, ValueTypes.checked(type)), key -> cache.of(key.type));
    }

    /**
     * Asks all servers whether they answer.
     *
     * @return what each said
     */
    public List<ServerStatus> servers() {
        return Probe.ask(named.values().stream().flatMap(NamedCache::probes).toList(), threads.workers());
    }

    @Override
    public void close() {
        closed = true;
        releaseLeases();
        threads.close();
        topologies.close();
        named.values().forEach(NamedCache::close);
    }

    /** Of all caches at once, and not for long: whoever closes the manager does not wait for Redis. */
    private void releaseLeases() {
        CompletableFuture<?>[] released = named.values().stream()
                .filter(NamedCache::holdsLeases)
                .map(cache -> CompletableFuture.runAsync(cache::releaseLeases, threads.workers()))
                .toArray(CompletableFuture<?>[]::new);
        try {
            time.await(CompletableFuture.allOf(released), RELEASE_NANOS);
        } catch (TimeoutException | ExecutionException notNow) {
            // The leases run out.
            return;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private record TypedName(String name, Type type) {}

    /**
     * What caches are made of.
     *
     * @param serializers serializers beside the built-in ones
     * @param compressors compressors beside the built-in ones
     * @param keyFunctions key functions by their names
     * @param credentials providers of credentials by their names
     * @param time the clocks
     * @param observer is told of each exchange with a server; {@code null} if nobody is
     */
    public record Parts(
            List<Serializer> serializers,
            List<Compressor> compressors,
            Map<String, KeyFunction> keyFunctions,
            Map<String, CredentialsProvider> credentials,
            Time time,
            @Nullable RequestObserver observer) {}
}
