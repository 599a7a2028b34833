package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.KeyFunction;
import io.github.cdirediscache.cache.RequestObserver;
import io.github.cdirediscache.cache.ServerStatus;
import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.connection.CredentialsProvider;
import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.cache.NamedCaches;
import io.github.cdirediscache.internal.time.Time;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Owns caches on Redis. Caches with the same connection settings share their connections; nothing is connected before
 * the first use. Thread-safe.
 *
 * <pre>{@code
 * try (CacheManager caches = RedisCacheManager.of(CacheConfig.builder("stories").locations("localhost:6379").build())) {
 *     Cache<Story> stories = caches.cache("stories", Story.class);
 *     Story story = stories.getOrLoad("42", () -> database.story(42));
 * }
 * }</pre>
 */
public final class RedisCacheManager implements CacheManager {

    private final NamedCaches caches;

    private RedisCacheManager(Builder builder) {
        this.caches = new NamedCaches(
                builder.configs.values(),
                new NamedCaches.Parts(
                        List.copyOf(builder.serializers),
                        List.copyOf(builder.compressors),
                        Map.copyOf(builder.keyFunctions),
                        Map.copyOf(builder.credentials),
                        Time.of(builder.clock),
                        builder.observer));
    }

    /**
     * A manager of caches with the built-in serializers and compressors.
     *
     * @param configs the caches' settings
     * @return the manager; close it at the end
     * @throws IllegalArgumentException if a setting names something that does not exist, or two caches have one name
     */
    public static RedisCacheManager of(CacheConfig... configs) {
        Builder builder = builder();
        for (CacheConfig config : configs) {
            builder.cache(config);
        }
        return builder.build();
    }

    /**
     * A builder of a manager.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Set<String> names() {
        return caches.names();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> Cache<V> cache(String name, Class<V> type) {
        return (Cache<V>) cache(name, (Type) type);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> Cache<V> cache(String name, TypeRef<V> type) {
        return (Cache<V>) cache(name, type.type());
    }

    @Override
    public Cache<Object> cache(String name, Type type) {
        return caches.cache(name, type);
    }

    @Override
    public List<ServerStatus> servers() {
        return caches.servers();
    }

    @Override
    public void close() {
        caches.close();
    }

    @Override
    public String toString() {
        return "caches " + caches.names();
    }

    /** Collects the caches of a manager. Not thread-safe. */
    public static final class Builder {

        private final Map<String, CacheConfig> configs = new TreeMap<>();
        private final List<Serializer> serializers = new ArrayList<>();
        private final List<Compressor> compressors = new ArrayList<>();
        private final Map<String, KeyFunction> keyFunctions = new TreeMap<>();
        private final Map<String, CredentialsProvider> credentials = new TreeMap<>();
        private Clock clock = Clock.systemUTC();
        private @Nullable RequestObserver observer;

        private Builder() {}

        /**
         * Adds a cache.
         *
         * @param config its settings
         * @return this
         * @throws IllegalArgumentException if there is a cache of that name already
         */
        public Builder cache(CacheConfig config) {
            if (configs.putIfAbsent(config.name(), config) != null) {
                throw new IllegalArgumentException("there is a cache \"" + config.name() + "\" already");
            }
            return this;
        }

        /**
         * Adds a serializer that caches can name by its id.
         *
         * @param serializer the serializer
         * @return this
         */
        public Builder serializer(Serializer serializer) {
            serializers.add(serializer);
            return this;
        }

        /**
         * Adds a compressor that caches can name by its id.
         *
         * @param compressor the compressor
         * @return this
         */
        public Builder compressor(Compressor compressor) {
            compressors.add(compressor);
            return this;
        }

        /**
         * Adds a function that caches can name by {@code key-function}.
         *
         * @param name its name
         * @param function the function
         * @return this
         */
        public Builder keyFunction(String name, KeyFunction function) {
            keyFunctions.put(name, function);
            return this;
        }

        /**
         * Adds a provider of credentials that caches can name by {@code credentials-provider}.
         *
         * @param name its name
         * @param provider the provider
         * @return this
         */
        public Builder credentialsProvider(String name, CredentialsProvider provider) {
            credentials.put(name, provider);
            return this;
        }

        /**
         * Sets the clock that decides whether values are stale.
         *
         * @param value the clock; the system's by default
         * @return this
         */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /**
         * Sets the observer of everything that is sent to Redis.
         *
         * @param value the observer; none by default
         * @return this
         */
        public Builder observer(RequestObserver value) {
            observer = value;
            return this;
        }

        /**
         * Makes the manager.
         *
         * @return the manager; close it at the end
         * @throws IllegalArgumentException if a setting names something that does not exist
         */
        public RedisCacheManager build() {
            return new RedisCacheManager(this);
        }
    }
}
