package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CoalesceReads;
import io.github.cdirediscache.redis.RedisCacheManager;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A cache without CDI, with the defaults but for a time that no run outlives. */
final class PlainCache implements Reader {

    private static final String NAME = "hits";

    private final Values values;
    private final CacheManager manager;
    private final Cache<byte[]> cache;
    private final Operation operation;

    private PlainCache(String location, Values values, CoalesceReads coalescing, Operation operation) {
        this.values = values;
        this.operation = operation;
        manager = RedisCacheManager.of(CacheConfig.builder(NAME)
                .locations(location)
                .timeout(Duration.ofHours(1))
                .coalesceReads(coalescing)
                .build());
        cache = manager.cache(NAME, byte[].class);
        for (int i = 0; i < Values.COUNT; i++) {
            cache.put(values.key(i), values.bytes(i));
        }
    }

    static PlainCache get(String location, Values values) {
        return get(location, values, CoalesceReads.AUTO);
    }

    static PlainCache get(String location, Values values, CoalesceReads coalescing) {
        return new PlainCache(
                location, values, coalescing, (cache, key) -> cache.get(key).orElse(null));
    }

    static PlainCache getOrLoad(String location, Values values) {
        return new PlainCache(
                location, values, CoalesceReads.AUTO, (cache, key) -> cache.getOrLoad(key, PlainCache::missed));
    }

    private static byte[] missed() {
        throw new IllegalStateException("must be a hit");
    }

    @Override
    public byte @Nullable [] read(int index) {
        return operation.on(cache, values.key(index));
    }

    @Override
    public void close() {
        manager.close();
    }

    private interface Operation {
        byte @Nullable [] on(Cache<byte[]> cache, String key);
    }
}
