package io.github.cdirediscache.internal.extension.bean;

import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.RequestObserver;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.redis.RedisCacheManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates the manager of an application's caches. It has to be made by a thread of the application that is deployed,
 * whose class loader the caches use: the thread that uses a cache first may be any.
 */
public final class ManagerFactory {

    private final List<CacheConfig> configs;
    private final @Nullable ClassLoader application = Thread.currentThread().getContextClassLoader();

    /**
     * A factory of one application.
     *
     * @param configs the settings of each cache
     */
    public ManagerFactory(Collection<CacheConfig> configs) {
        this.configs = List.copyOf(configs);
    }

    /**
     * Creates the manager.
     *
     * @param beans the application's beans, for its own formats
     * @param observer finds the observer of requests; empty if they are not observed
     * @return the manager
     */
    public CacheManager create(BeanLookup beans, Supplier<Optional<RequestObserver>> observer) {
        Thread thread = Thread.currentThread();
        @Nullable ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            ApplicationFormats formats = ApplicationFormats.of(beans);
            RedisCacheManager.Builder manager = RedisCacheManager.builder();
            formats.addTo(manager);
            configs.forEach(config -> manager.cache(formats.withIds(config)));
            observer.get().ifPresent(manager::observer);
            return manager.build();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
