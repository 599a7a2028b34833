package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * All servers of a group accept connections and do not answer. However many callers there are, the servers are asked for
 * their roles by one of them; and once the breakers are open by nobody.
 */
@Timeout(180)
class SilentGroupTest {

    private static final int CALLERS = 16;
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<String> sent = new CopyOnWriteArrayList<>();

    /** What a caller does with a cache. */
    private interface Operation {
        void run(CacheManager manager, Cache<String> cache, int caller);
    }

    private static Map<String, Operation> operations() {
        Map<String, Operation> all = new LinkedHashMap<>();
        all.put("get", (manager, cache, i) -> cache.get("k" + i));
        all.put("put", (manager, cache, i) -> cache.put("k" + i, "v"));
        all.put("getOrLoad", (manager, cache, i) -> cache.getOrLoad("k" + i, () -> "v"));
        all.put("invalidate", (manager, cache, i) -> cache.invalidate("k" + i));
        all.put("invalidatePattern", (manager, cache, i) -> cache.invalidatePattern("k" + i + "*"));
        all.put("clear", (manager, cache, i) -> cache.clear());
        all.put("getAll", (manager, cache, i) -> cache.getAll(List.of("a" + i, "b" + i, "c" + i)));
        all.put("keys", (manager, cache, i) -> cache.keys("*").count());
        all.put("servers", (manager, cache, i) -> manager.servers());
        all.put("lock", (manager, cache, i) -> cache.tryLock("k" + i, HOUR));
        return all;
    }

    private CacheManager manager(UnaryOperator<CacheConfigBuilder> settings) {
        return RedisCacheManager.builder()
                .cache(settings.apply(CacheConfig.builder("stories")
                                .socketTimeout(Duration.ofSeconds(1))
                                .breakerOpenFor(HOUR))
                        .build())
                .observer(what -> {
                    sent.add(what.operation());
                    return failure -> {};
                })
                .build();
    }

    /** All callers at once. Nothing but a failure of Redis is thrown. */
    private static void call(CacheManager manager, Operation operation) {
        Cache<String> cache = manager.cache("stories", String.class);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        CountDownLatch go = new CountDownLatch(CALLERS);
        try {
            List<CompletableFuture<Void>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                callers.add(CompletableFuture.runAsync(
                        () -> {
                            go.countDown();
                            await(go);
                            try {
                                operation.run(manager, cache, caller);
                            } catch (CacheUnavailableException expected) {
                                assertThat(expected).hasMessageNotContaining("interrupted");
                            }
                        },
                        threads));
            }
            callers.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException(interrupt);
        }
    }

    private long questions(String... commands) {
        return sent.stream().filter(List.of(commands)::contains).count();
    }

    /** Callers of a busy machine may come so late that a second look is due. */
    private void asksLittle(
            UnaryOperator<CacheConfigBuilder> servers, List<RedisServer> silent, int ofOneLook, String... commands) {
        for (String name : List.of("get", "clear", "keys")) {
            sent.clear();
            try (CacheManager manager = manager(config -> servers.apply(config).breakerFailures(1000))) {
                silent.forEach(RedisServer::pause);
                call(manager, operations().get(name));
                assertThat(questions(commands)).as(name).isBetween(1L, 3L * ofOneLook);
            } finally {
                silent.forEach(RedisServer::resume);
            }
        }
    }

    private void sendsNothing(UnaryOperator<CacheConfigBuilder> servers, List<RedisServer> silent) {
        try (CacheManager manager = manager(config -> servers.apply(config).breakerFailures(1))) {
            manager.cache("stories", String.class).put("k", "v");
            silent.forEach(RedisServer::pause);
            List<String> last = List.of("first");
            while (!last.isEmpty()) {
                sent.clear();
                operations().values().forEach(operation -> call(manager, operation));
                last = List.copyOf(sent);
            }
            sent.clear();
            operations().forEach((name, operation) -> {
                call(manager, operation);
                assertThat(sent).as(name).isEmpty();
            });
        } finally {
            silent.forEach(RedisServer::resume);
        }
    }

    private static UnaryOperator<CacheConfigBuilder> of(RedisCluster cluster) {
        return config -> config.topology(TopologyKind.CLUSTER)
                .locations(cluster.locations().toArray(String[]::new));
    }

    private static UnaryOperator<CacheConfigBuilder> of(RedisReplication group) {
        return config -> config.topology(TopologyKind.REPLICATED)
                .locations(group.servers().stream().map(RedisServer::location).toArray(String[]::new));
    }

    private static UnaryOperator<CacheConfigBuilder> of(RedisSentinels sentinels) {
        return config -> config.topology(TopologyKind.SENTINEL)
                .sentinelMaster("main")
                .locations(sentinels.locations().toArray(String[]::new));
    }

    private static RedisSentinels sentinels() {
        return RedisSentinels.start(
                "main",
                1,
                server -> {},
                sentinel -> sentinel.config("sentinel", "down-after-milliseconds", "main", "600000"));
    }

    @Test
    void cluster_allSilent_oneCallerAsksAndThenNobody() {
        try (RedisCluster cluster = RedisCluster.start(3, 0)) {
            asksLittle(of(cluster), cluster.servers(), 3, "CLUSTER");
            sendsNothing(of(cluster), cluster.servers());
        }
    }

    @Test
    void replicated_allSilent_oneCallerAsksAndThenNobody() {
        try (RedisReplication group = RedisReplication.start(2)) {
            asksLittle(of(group), group.servers(), 3, "ROLE");
            sendsNothing(of(group), group.servers());
        }
    }

    @Test
    void sentinel_allSilent_oneCallerAsksAndThenNobody() {
        try (RedisSentinels sentinels = sentinels()) {
            List<RedisServer> all = new ArrayList<>(sentinels.sentinels());
            all.addAll(sentinels.replication().servers());
            asksLittle(of(sentinels), all, 3, "SENTINEL");
            sendsNothing(of(sentinels), all);
        }
    }
}
