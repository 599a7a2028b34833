package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.redis.RedisCacheManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The caches of a process.
 *
 * @param manager owns them
 * @param values are loaded, put and removed
 * @param counters are only added to
 */
record Caches(CacheManager manager, Cache<Stamp> values, Cache<Long> counters) implements AutoCloseable {

    private static final String WARM_UP = "warm-up";

    static Caches open(WorkerSettings settings) {
        CacheManager manager = RedisCacheManager.builder()
                .serializer(new StampSerializer())
                .cache(settings.cache("values"))
                .cache(settings.cache("counters"))
                .build();
        return new Caches(manager, manager.cache("values", Stamp.class), manager.cache("counters", Long.class));
    }

    /** Calls everything once, so that no call that is recorded loads the classes. Leaves nothing. */
    void warmUp() {
        Stamp value = new Stamp(0, 0, 0);
        List<Runnable> calls = List.of(
                () -> values.put(WARM_UP, value),
                () -> values.lookup(WARM_UP),
                () -> values.getAll(List.of(WARM_UP)),
                () -> values.invalidate(WARM_UP),
                () -> values.getOrLoad(WARM_UP, () -> value),
                () -> values.putAll(Map.of(WARM_UP, value)),
                () -> values.putIfAbsent(WARM_UP, value),
                () -> values.touch(WARM_UP),
                () -> values.timeToLive(WARM_UP),
                () -> values.invalidateAll(List.of(WARM_UP)),
                () -> values.getOrLoadAsync(
                                WARM_UP, () -> CompletableFuture.completedFuture(value), values.loadOptions())
                        .toCompletableFuture()
                        .join(),
                () -> values.tryLock(WARM_UP, Duration.ofSeconds(1)).ifPresent(CacheLock::close),
                () -> counters.increment(WARM_UP, 1, 1, Duration.ofMinutes(1)),
                () -> values.invalidatePattern(WARM_UP + "*"));
        calls.forEach(Caches::quietly);
    }

    private static void quietly(Runnable call) {
        try {
            call.run();
        } catch (CacheException | CompletionException tooSlow) {
            // The classes are loaded all the same.
        }
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
