package io.github.cdirediscache.reliability.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.redis.RedisCacheManager;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand virtual threads at once on sixteen connections. There is one carrier, if no virtual thread has run in this
 * JVM before: a thread that waits and keeps its carrier would hold up all others, and the one that it waits for.
 */
@RedisTest
class VirtualThreadsTest {

    private static final int THREADS = 10_000;
    private static final int CONNECTIONS = 16;
    private static final int KEYS = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Mistakes mistakes = new Mistakes();

    @BeforeAll
    static void oneCarrier() {
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
        System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
    }

    @BeforeEach
    void requireVirtualThreads() {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads came with JDK 21");
    }

    private static CacheManager manager(RedisServer redis) {
        return RedisCacheManager.of(CacheConfig.builder("virtual")
                .locations(redis.location())
                .poolMaxConnections(CONNECTIONS)
                .poolMaxWait(PATIENCE)
                .connectTimeout(PATIENCE)
                .socketTimeout(PATIENCE)
                .loadWait(PATIENCE)
                .build());
    }

    /** Gives the number of each thread to the task, in all of them at once; returns when all have ended. */
    private void run(IntConsumer task) throws Exception {
        CountDownLatch allThere = new CountDownLatch(THREADS);
        AtomicInteger ended = new AtomicInteger();
        ExecutorService threads = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads.execute(() -> {
                try {
                    allThere.countDown();
                    allThere.await();
                    task.accept(number);
                } catch (InterruptedException | RuntimeException | AssertionError e) {
                    mistakes.add(e.toString());
                }
                ended.incrementAndGet();
            });
        }
        threads.shutdown();
        boolean allEnded = threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(ended).as("threads that have ended").hasValue(THREADS);
        assertThat(allEnded).isTrue();
        assertThat(mistakes.first()).isEmpty();
    }

    private void check(String key, Item value) {
        if (!value.belongsTo("virtual", key)) {
            mistakes.add("for " + key + " came " + value);
        }
    }

    @Test
    void mixedCalls_noneHangsFailsOrGetsAWrongValue(RedisServer redis) throws Exception {
        try (CacheManager manager = manager(redis)) {
            Cache<Item> cache = manager.cache("virtual", Item.class);
            AtomicLong numbers = new AtomicLong();
            run(number -> {
                String key = "k" + number % KEYS;
                check(key, cache.getOrLoad(key, () -> Item.of("virtual", key, numbers.incrementAndGet())));
                cache.put(key, Item.of("virtual", key, numbers.incrementAndGet()));
                cache.get(key).ifPresent(value -> check(key, value));
                if (number % 100 == 0) {
                    cache.invalidate(key);
                }
            });
            assertThat(cache.statistics().failures()).isZero();
            assertThat(cache.statistics().hits()).isPositive();
            assertThat(redis.command("CLIENT", "LIST")
                            .lines()
                            .filter(client -> client.contains("name=cdi-redis-cache")))
                    .hasSizeLessThanOrEqualTo(CONNECTIONS);
        }
    }

    @Test
    void getOrLoad_oneColdKey_isLoadedOnce(RedisServer redis) throws Exception {
        try (CacheManager manager = manager(redis)) {
            Cache<Item> cache = manager.cache("virtual", Item.class);
            AtomicLong loads = new AtomicLong();
            run(number -> check("k", cache.getOrLoad("k", () -> Item.of("virtual", "k", loads.incrementAndGet()))));
            assertThat(loads).hasValue(1);
        }
    }
}
