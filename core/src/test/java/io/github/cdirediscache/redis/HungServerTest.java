package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.ReadFrom;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One hung server costs a call one time limit. The unit tests count who is asked; this is the same on real servers. */
@Timeout(90)
class HungServerTest {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** Less than two limits. The rest is for a busy machine. */
    private static final Duration BOUND = Duration.ofMillis(3800);

    private static CacheConfigBuilder patient(CacheConfigBuilder config) {
        return config.socketTimeout(LIMIT)
                .connectTimeout(LIMIT)
                .breakerFailures(100)
                .onFailure(OnFailure.RAISE);
    }

    private static void failsInTime(Cache<String> cache, Consumer<Cache<String>> call) {
        long begin = System.nanoTime();
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> call.accept(cache));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
    }

    @Test
    void replicated_masterHangs_callsCostOneLimit() {
        try (RedisReplication group = RedisReplication.start(2)) {
            String[] locations =
                    group.servers().stream().map(RedisServer::location).toArray(String[]::new);
            TestCaches caches = new TestCaches(
                    group::servers,
                    config -> patient(config).topology(TopologyKind.REPLICATED).locations(locations));
            try (caches) {
                Cache<String> cache = caches.cache(String.class);
                cache.put("k", "v");
                RedisServer hung = group.master();
                hung.pause();
                try {
                    failsInTime(cache, c -> c.get("k"));
                    failsInTime(cache, c -> c.getAll(List.of("k", "l")));
                    failsInTime(cache, Cache::clear);
                } finally {
                    hung.resume();
                }
            }
        }
    }

    @Test
    void replicated_allServersThatMayBeReadHang_masterAnswersAfterOneLimit() {
        try (RedisReplication group = RedisReplication.start(2)) {
            String[] locations =
                    group.servers().stream().map(RedisServer::location).toArray(String[]::new);
            TestCaches caches = new TestCaches(
                    group::servers,
                    config -> patient(config)
                            .topology(TopologyKind.REPLICATED)
                            .readFrom(ReadFrom.REPLICA)
                            .locations(locations));
            try (caches) {
                Cache<String> cache = caches.cache(String.class);
                cache.put("k", "v");
                List<RedisServer> replicas = group.replicas();
                replicas.forEach(RedisServer::pause);
                try {
                    long begin = System.nanoTime();
                    assertThat(cache.get("k")).contains("v");
                    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
                } finally {
                    replicas.forEach(RedisServer::resume);
                }
            }
        }
    }

    @Test
    void sentinel_masterHangs_callCostsOneLimit() {
        try (RedisSentinels sentinels = RedisSentinels.start(
                "main",
                1,
                server -> {},
                sentinel -> sentinel.config("sentinel", "down-after-milliseconds", "main", "60000"))) {
            TestCaches caches = new TestCaches(
                    () -> sentinels.replication().servers(),
                    config -> patient(config)
                            .topology(TopologyKind.SENTINEL)
                            .sentinelMaster("main")
                            .locations(sentinels.locations().toArray(String[]::new)));
            try (caches) {
                Cache<String> cache = caches.cache(String.class);
                cache.put("k", "v");
                RedisServer hung = sentinels.replication().master();
                hung.pause();
                try {
                    failsInTime(cache, c -> c.get("k"));
                    failsInTime(cache, c -> c.put("k", "w"));
                } finally {
                    hung.resume();
                }
            }
        }
    }
}
