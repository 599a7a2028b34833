package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.redis.RedisCacheManager;
import java.util.List;

/**
 * The caches of a process.
 *
 * @param manager owns them
 * @param values are loaded, put and removed
 * @param counters are only added to
 */
record Caches(CacheManager manager, Cache<Stamp> values, Cache<Long> counters) implements AutoCloseable {

    static Caches open(WorkerSettings settings) {
        CacheManager manager = RedisCacheManager.builder()
                .serializer(new StampSerializer())
                .cache(settings.cache("values"))
                .cache(settings.cache("counters"))
                .build();
        return new Caches(manager, manager.cache("values", Stamp.class), manager.cache("counters", Long.class));
    }

    List<Cache<?>> all() {
        return List.of(values, counters);
    }

    boolean isSettled() {
        return values.statistics().pendingInvalidations() == 0;
    }

    @Override
    public void close() {
        manager.close();
    }
}
