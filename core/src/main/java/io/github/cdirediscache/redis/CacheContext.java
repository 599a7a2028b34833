package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.load.Loading;
import io.github.cdirediscache.log.CacheLog;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What all views of one named cache share: its settings, servers and counters. */
final class CacheContext {

    final CacheConfig config;
    final Servers servers;
    final Counters counters;
    final CacheLog log;
    final Clock clock;
    private final List<Loading<?>> loadings = new CopyOnWriteArrayList<>();

    CacheContext(CacheConfig config, Servers servers, Counters counters, CacheLog log, Clock clock) {
        this.config = config;
        this.servers = servers;
        this.counters = counters;
        this.log = log;
        this.clock = clock;
    }

    /** Counts a failure, and lets it pass if that is what the cache's users want. */
    void failed(CacheUnavailableException failure) {
        counters.failures.increment();
        if (config.failure().onFailure() == OnFailure.RAISE) {
            throw failure;
        }
    }

    void register(Loading<?> loading) {
        loadings.add(loading);
    }

    /** Loads under way, of whatever type, are not joined by later callers. */
    void detachLoads(Consumer<Loading<?>> which) {
        loadings.forEach(which);
    }
}
