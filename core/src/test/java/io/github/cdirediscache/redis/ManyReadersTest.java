package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.testing.Fault;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.RedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many more callers than connections read at once: each gets what belongs to its key, whatever happens to the others. */
@Timeout(120)
class ManyReadersTest {

    private static final int THREADS = 64;
    private static final int KEYS = 500;
    private static final int LONG_VALUE = 50_000_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static CacheConfigBuilder config(String location) {
        return CacheConfig.builder("c")
                .locations(location)
                .poolMaxWait(Duration.ofSeconds(30))
                .socketTimeout(Duration.ofSeconds(30));
    }

    private static byte[] value(int key) {
        return (key + "=" + "v".repeat(key)).getBytes(StandardCharsets.US_ASCII);
    }

    private static Cache<byte[]> filled(CacheManager manager) {
        Cache<byte[]> cache = manager.cache("c", byte[].class);
        for (int key = 0; key < KEYS; key++) {
            cache.put("k" + key, value(key));
        }
        return cache;
    }

    /** Reads in all threads; gives the number of hits. */
    private int read(Cache<byte[]> cache, int calls) throws Exception {
        AtomicInteger hits = new AtomicInteger();
        List<Future<?>> reading = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(i);
            reading.add(threads.submit(() -> {
                go.await();
                for (int call = 0; call < calls; call++) {
                    int key = random.nextInt(KEYS);
                    cache.get("k" + key).ifPresent(found -> {
                        assertThat(found).isEqualTo(value(key));
                        hits.incrementAndGet();
                    });
                }
                return null;
            }));
        }
        go.countDown();
        for (Future<?> one : reading) {
            one.get();
        }
        return hits.get();
    }

    @Test
    void get_healthyServer_isAlwaysAHitAndNeedsNoMoreConnectionsThanThereAre() throws Exception {
        try (RedisServer server = RedisServer.start();
                FaultProxy proxy = FaultProxy.of(server, 1);
                CacheManager manager =
                        RedisCacheManager.of(config(proxy.location()).build())) {
            Cache<byte[]> cache = filled(manager);
            assertThat(read(cache, 200)).isEqualTo(THREADS * 200);
            assertThat(proxy.accepted()).isLessThanOrEqualTo(5);
            assertThat(cache.statistics().hits()).isEqualTo(THREADS * 200);
        }
    }

    @Test
    void get_connectionsAreCutAgainAndAgain_isItsOwnValueOrNone() throws Exception {
        try (RedisServer server = RedisServer.start();
                FaultProxy proxy = FaultProxy.of(server, 1);
                CacheManager manager = RedisCacheManager.of(config(proxy.location())
                        .socketTimeout(Duration.ofSeconds(2))
                        .breakerFailures(1000)
                        .build())) {
            Cache<byte[]> cache = filled(manager);
            Future<?> cutting = threads.submit(() -> {
                go.await();
                for (int i = 0; i < 30; i++) {
                    Thread.sleep(5);
                    if (i % 2 == 0) {
                        proxy.cut();
                    } else {
                        proxy.begin(Fault.truncatedReplies(i * 100L));
                        Thread.sleep(5);
                        proxy.heal();
                    }
                }
                return null;
            });
            assertThat(read(cache, 100)).isPositive();
            cutting.get();
            assertThat(cache.get("k7")).hasValue(value(7));
        }
    }

    @Test
    void get_aLongValueAmongThem_delaysOthersAndChangesNothing() throws Exception {
        try (RedisServer server = RedisServer.start();
                CacheManager manager = RedisCacheManager.of(config(server.location())
                        .maxValueSize(LONG_VALUE + 1000)
                        .build())) {
            Cache<byte[]> cache = filled(manager);
            cache.put("long", new byte[LONG_VALUE]);
            Future<Integer> length = threads.submit(() -> {
                go.await();
                int sum = 0;
                for (int i = 0; i < 3; i++) {
                    sum += cache.get("long").map(value -> value.length).orElse(0);
                }
                return sum;
            });
            assertThat(read(cache, 200)).isEqualTo(THREADS * 200);
            assertThat(length.get()).isEqualTo(3 * LONG_VALUE);
        }
    }
}
