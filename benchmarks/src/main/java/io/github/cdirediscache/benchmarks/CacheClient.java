package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.redis.RedisCacheManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cache with the defaults but for a time that no run outlives. */
final class CacheClient implements Client {

    private static final String NAME = "work";

    private final Values values;
    private final CacheManager manager;
    private final Cache<byte[]> cache;
    private final List<List<String>> keys = new ArrayList<>();
    private final List<Map<String, byte[]>> entries = new ArrayList<>();

    CacheClient(List<String> locations, Values values) {
        this.values = values;
        manager = RedisCacheManager.of(config(NAME, locations).build());
        cache = manager.cache(NAME, byte[].class);
        for (int from = 0; from < Values.COUNT; from += BATCH) {
            Map<String, byte[]> batch = new LinkedHashMap<>();
            for (int i = from; i < from + BATCH; i++) {
                batch.put(values.key(i), values.bytes(i));
            }
            keys.add(List.copyOf(batch.keySet()));
            entries.add(batch);
            cache.putAll(batch);
        }
    }

    /** Shards are named, since where they are is different every time. */
    static CacheConfigBuilder config(String name, List<String> locations) {
        CacheConfigBuilder config = CacheConfig.builder(name).timeout(Duration.ofHours(1));
        if (locations.size() == 1) {
            return config.locations(locations.get(0));
        }
        String[] shards = new String[locations.size()];
        for (int i = 0; i < shards.length; i++) {
            shards[i] = "shard-" + i + "=" + locations.get(i);
        }
        return config.topology(TopologyKind.SHARDED).locations(shards);
    }

    @Override
    public Optional<byte[]> get(int index) {
        return cache.get(values.key(index));
    }

    @Override
    public Object put(int index) {
        cache.put(values.key(index), values.bytes(index));
        return cache;
    }

    @Override
    public Object getAll(int batch) {
        return cache.getAll(keys.get(batch));
    }

    @Override
    public Object putAll(int batch) {
        cache.putAll(entries.get(batch));
        return cache;
    }

    @Override
    public void close() {
        manager.close();
    }
}
