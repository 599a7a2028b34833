package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program that uses a cache. {@link JedisAloneTest} loads it by a class loader that has nothing but what the core needs. */
public final class EveryOperation {

    private static final Duration LONG = Duration.ofMinutes(1);

    private EveryOperation() {}

    /**
     * Runs the operations of a cache on servers that answer.
     *
     * @param settings the options of the cache
     * @return what a value was read back as
     * @throws Exception if an operation fails
     */
    public static String run(Map<String, String> settings) throws Exception {
        try (CacheManager manager = manager(settings)) {
            Cache<Object> cache = manager.cache("stories", Object.class);
            cache.put("a", "value");
            cache.putAll(Map.of("b", "2", "c", "3"), LONG);
            cache.putIfAbsent("d", 4L);
            cache.increment("d", 1);
            cache.getAll(List.of("a", "b"));
            cache.lookup("a");
            cache.contains("a");
            cache.timeToLive("a");
            cache.touch("a", LONG);
            cache.persist("a");
            try (CacheLock lock = cache.lock("a", LONG)) {
                lock.extend(LONG);
            }
            cache.incrementVersion("c");
            cache.reserialize();
            try (Stream<String> keys = cache.keys("*")) {
                keys.toList();
            }
            cache.invalidate("b");
            cache.invalidatePattern("c*");
            manager.servers();
            String read = cache.get("a") + ", " + cache.getOrLoad("e", () -> "loaded");
            cache.clear();
            return read;
        }
    }

    /**
     * Loads a value where no server answers.
     *
     * @param settings the options of the cache
     * @return the value
     */
    public static String load(Map<String, String> settings) {
        try (CacheManager manager = manager(settings)) {
            manager.servers();
            return String.valueOf(manager.cache("stories", Object.class).getOrLoad("a", () -> "loaded"));
        }
    }

    private static CacheManager manager(Map<String, String> settings) {
        var config = CacheConfig.builder("stories").serializer("binary");
        settings.forEach(config::set);
        return RedisCacheManager.of(config.build());
    }
}
