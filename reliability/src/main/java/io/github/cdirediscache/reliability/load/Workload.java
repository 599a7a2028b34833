package io.github.cdirediscache.reliability.load;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.redis.RedisCacheManager;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Several caches of one server, and the calls on them. Whatever they give is checked. Thread-safe. */
final class Workload implements AutoCloseable {

    /** Nothing may fail for lack of time on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int SEVERAL = 10;
    private static final int COUNTERS = 50;

    private final LoadPlan plan;
    private final Executor asynchronous;
    private final Mistakes mistakes;
    private final CacheManager manager;
    private final List<Cache<Item>> caches;
    private final Cache<Long> counters;
    private final AtomicLongArray counted = new AtomicLongArray(COUNTERS);
    private final AtomicLong numbers = new AtomicLong();

    Workload(LoadPlan plan, String location, Executor asynchronous, Mistakes mistakes) {
        this.plan = plan;
        this.asynchronous = asynchronous;
        this.mistakes = mistakes;
        this.manager = RedisCacheManager.of(
                config("plain", location).build(),
                config("packed", location).compressor("gzip").build(),
                config("short", location)
                        .timeout(Duration.ofMillis(300))
                        .staleFor(Duration.ofSeconds(1))
                        .earlyRefresh(1)
                        .build(),
                config("counters", location).timeout(Cache.FOREVER).build());
        this.caches = List.of(
                manager.cache("plain", Item.class),
                manager.cache("packed", Item.class),
                manager.cache("short", Item.class));
        this.counters = manager.cache("counters", Long.class);
    }

    private CacheConfigBuilder config(String name, String location) {
        return CacheConfig.builder(name)
                .locations(location)
                .timeout(Duration.ofMinutes(2))
                .poolMaxConnections(plan.connections())
                .poolMaxWait(PATIENCE)
                .connectTimeout(PATIENCE)
                .socketTimeout(PATIENCE)
                .loadWait(PATIENCE);
    }

    /** Calls once, and notes what is wrong with it. */
    void call(Operation operation, SplittableRandom random) {
        try {
            Cache<Item> cache = caches.get(random.nextInt(caches.size()));
            call(operation, cache, key(random), random);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            mistakes.add(operation + ": " + e);
        } catch (Exception e) {
            mistakes.add(operation + ": " + e);
        }
    }

    private void call(Operation operation, Cache<Item> cache, String key, SplittableRandom random) throws Exception {
        switch (operation) {
            case GET -> check(cache, key, cache.get(key).orElse(null));
            case GET_OR_LOAD -> checkPresent(cache, key, cache.getOrLoad(key, () -> item(cache, key)));
            case GET_OR_LOAD_ASYNC -> checkPresent(cache, key, loadAsync(cache, key));
            case PUT -> cache.put(key, item(cache, key));
            case GET_ALL -> cache.getAll(several(random)).forEach((each, value) -> check(cache, each, value));
            case PUT_ALL -> cache.putAll(items(cache, several(random)));
            case INVALIDATE -> cache.invalidate(key);
            case INVALIDATE_PATTERN -> cache.invalidatePattern(key + "*");
            case INCREMENT -> increment(random.nextInt(COUNTERS));
            case LOCK -> lock(cache, key);
        }
    }

    /** Few keys are asked for often, and many seldom. */
    private String key(SplittableRandom random) {
        double skewed = random.nextDouble();
        return "k" + (int) (plan.keys() * skewed * skewed);
    }

    private List<String> several(SplittableRandom random) {
        return IntStream.range(0, SEVERAL).mapToObj(i -> key(random)).distinct().toList();
    }

    private Item item(Cache<Item> cache, String key) {
        return Item.of(cache.name(), key, numbers.incrementAndGet());
    }

    private Map<String, Item> items(Cache<Item> cache, List<String> keys) {
        Map<String, Item> items = new LinkedHashMap<>();
        keys.forEach(key -> items.put(key, item(cache, key)));
        return items;
    }

    private @Nullable Item loadAsync(Cache<Item> cache, String key) throws Exception {
        return cache.getOrLoadAsync(
                        key,
                        () -> CompletableFuture.supplyAsync(() -> item(cache, key), asynchronous),
                        cache.loadOptions())
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void increment(int counter) {
        counters.increment("c" + counter, 1, 1, Cache.FOREVER);
        counted.incrementAndGet(counter);
    }

    private static void lock(Cache<Item> cache, String key) {
        cache.tryLock(key, PATIENCE).ifPresent(CacheLock::close);
    }

    private void checkPresent(Cache<Item> cache, String key, @Nullable Item found) {
        if (found == null) {
            mistakes.add(cache.name() + " gave nothing for " + key);
        }
        check(cache, key, found);
    }

    private void check(Cache<Item> cache, String key, @Nullable Item found) {
        if (found != null && !found.belongsTo(cache.name(), key)) {
            mistakes.add(cache.name() + " gave for " + key + " the value " + found);
        }
    }

    /** After all calls: no increment was lost or carried out twice, and the caches themselves have noticed no failure, and have cached. */
    void checkTotals() {
        for (int i = 0; i < COUNTERS; i++) {
            long value = counters.get("c" + i).orElse(0L);
            if (value != counted.get(i)) {
                mistakes.add("counter " + i + " is " + value + " after " + counted.get(i) + " increments");
            }
        }
        checkStatistics(counters, false);
        caches.forEach(cache -> checkStatistics(cache, cache.statistics().hits() == 0));
    }

    private void checkStatistics(Cache<?> cache, boolean isUnused) {
        var statistics = cache.statistics();
        long bad = statistics.failures()
                + statistics.droppedWrites()
                + statistics.corrupt()
                + statistics.unserializable()
                + statistics.pendingInvalidations();
        if (bad > 0 || isUnused) {
            mistakes.add(cache.name() + ": " + statistics);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
