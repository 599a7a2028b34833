package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.CoalesceReads;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.testing.Fault;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.TestCertificates;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pooled connections that died, or fell silent, while nobody used them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeadConnectionTest {

    private static void assertNotNoticed(RedisServer server, CacheConfigBuilder config) {
        try (CacheManager manager =
                RedisCacheManager.of(config.onFailure(OnFailure.RAISE).build())) {
            Cache<Long> cache = manager.cache("c", Long.class);
            cache.put("n", 1L);
            String connection = connection(server);
            for (int i = 0; i < 10; i++) {
                cache.increment("n", 1);
            }
            assertThat(connection(server)).isEqualTo(connection);
            for (int i = 0; i < 10; i++) {
                server.command("CLIENT", "KILL", "TYPE", "normal");
                assertThat(cache.increment("n", 1)).hasValue(i + 12);
            }
            assertThat(cache.statistics().failures()).isZero();
        }
    }

    /** The ids of the cache's connections. */
    private static String connection(RedisServer server) {
        return server.command("CLIENT", "LIST")
                .lines()
                .filter(client -> client.contains("name=cdi-redis-cache"))
                .map(client -> client.substring(0, client.indexOf(' ')))
                .collect(Collectors.joining());
    }

    @Test
    void increment_connectionClosedByTheServer_isSentOnANewOne() {
        try (RedisServer server = RedisServer.start()) {
            assertNotNoticed(server, CacheConfig.builder("c").locations(server.location()));
        }
    }

    @Test
    void increment_tlsConnectionClosedByTheServer_isSentOnANewOne() {
        try (RedisServer server =
                RedisServer.builder().tls(TestCertificates.server()).start()) {
            assertNotNoticed(
                    server,
                    CacheConfig.builder("c")
                            .locations(server.location())
                            .tlsTrustStore(TestCertificates.trustStore())
                            .tlsTrustStorePassword(TestCertificates.password()));
        }
    }

    @Test
    void increment_unixConnectionClosedByTheServer_isSentOnANewOne() {
        try (RedisServer server = RedisServer.builder().unixSocket().start()) {
            String path = server.unixSocket().orElseThrow().toString();
            assertNotNoticed(server, CacheConfig.builder("c").locations(path));
        }
    }

    @Test
    void increment_poolOfTheUser_isSentOnANewOne() {
        try (RedisServer server = RedisServer.start()) {
            assertNotNoticed(
                    server,
                    CacheConfig.builder("c")
                            .locations(server.location())
                            .poolProvider(MovedNameTest.Plain.class.getName()));
        }
    }

    @Test
    void oldConnectionsFallSilent_oneTimeoutLater_newOnesAreUsed() {
        int connections = 4;
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try (RedisServer server = RedisServer.start();
                FaultProxy proxy = FaultProxy.of(server, 1);
                CacheManager manager = RedisCacheManager.of(CacheConfig.builder("c")
                        .locations(proxy.location())
                        .socketTimeout(Duration.ofSeconds(2))
                        .breakerFailures(1000)
                        .coalesceReads(CoalesceReads.of(connections))
                        .build())) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            AtomicInteger misses = new AtomicInteger();
            server.pause();
            CompletableFuture<?>[] reading = IntStream.range(0, connections)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> cache.get("k"), threads))
                    .toArray(CompletableFuture[]::new);
            Awaitility.await().until(() -> proxy.accepted() >= connections);
            server.resume();
            CompletableFuture.allOf(reading).join();
            proxy.begin(Fault.silenceOfOldConnections());
            while (cache.get("k").isEmpty()) {
                misses.incrementAndGet();
            }
            assertThat(misses).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
