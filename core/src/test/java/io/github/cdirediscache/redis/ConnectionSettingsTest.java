package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.Protocol;
import io.github.cdirediscache.testing.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That each setting of a connection reaches the server. */
@Timeout(60)
class ConnectionSettingsTest {

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.builder()
                .password("p@ss:w/rd")
                .user("reader", "other secret", "~*", "&*", "+@all")
                .unixSocket()
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void S06_protocol_each_roundTripsEveryKindOfReply(Protocol protocol) {
        withCache(config().protocol(protocol).keyPrefix("p" + protocol), ConnectionSettingsTest::roundTrip);
    }

    @Test
    void S02_url_withUserAndPassword_logsIn() {
        withCache(
                CacheConfig.builder("c")
                        .locations("redis://reader:other%20secret@" + server.location() + "/3")
                        .clientName("by-url"),
                cache -> {
                    roundTrip(cache);
                    assertThat(clients("by-url"))
                            .allMatch(client -> client.contains(" user=reader ") && client.contains(" db=3 "));
                });
    }

    @Test
    void S03_unixSocket_plainPathAndUrl_roundTrip() {
        Path socket = server.unixSocket().orElseThrow();
        withCache(
                CacheConfig.builder("c")
                        .locations(socket.toString())
                        .password("p@ss:w/rd")
                        .keyPrefix("u1")
                        .clientName("by-path"),
                cache -> {
                    roundTrip(cache);
                    assertThat(clients("by-path")).allMatch(client -> client.contains(" addr=" + socket + ":0 "));
                });
        withCache(
                CacheConfig.builder("c")
                        .locations("unix://reader:other%20secret@" + socket + "?db=2")
                        .keyPrefix("u2"),
                ConnectionSettingsTest::roundTrip);
    }

    @Test
    void S03_unixSocket_valuesLargerThanItsBuffers_roundTrip() {
        Path socket = server.unixSocket().orElseThrow();
        withManager(CacheConfig.builder("c").locations(socket.toString()).password("p@ss:w/rd"), manager -> {
            Cache<byte[]> cache = manager.cache("c", byte[].class);
            byte[] large = new byte[5_000_000];
            IntStream.range(0, large.length).forEach(i -> large[i] = (byte) (i * 31));
            cache.put("large", large);
            assertThat(cache.get("large").orElseThrow()).isEqualTo(large);
        });
    }

    @Test
    void S09_unixSocket_serverHangs_readEndsAtTheTimeoutEvenIfInterrupted() {
        Path socket = server.unixSocket().orElseThrow();
        withCache(
                CacheConfig.builder("c")
                        .locations(socket.toString())
                        .password("p@ss:w/rd")
                        .keyPrefix("hangs")
                        .socketTimeout(Duration.ofMillis(100)),
                cache -> {
                    cache.put("k", "v");
                    server.pause();
                    try {
                        Thread.currentThread().interrupt();
                        assertThat(cache.get("k")).isEmpty();
                        assertThat(Thread.interrupted()).isTrue();
                    } finally {
                        server.resume();
                    }
                });
    }

    @Test
    void S04_database_isSelected() {
        withCache(config().database(5).clientName("in-db-5"), cache -> {
            roundTrip(cache);
            assertThat(clients("in-db-5")).isNotEmpty().allMatch(client -> client.contains(" db=5 "));
        });
    }

    @Test
    void S05_cachesWithOtherCredentials_neverShareAConnection() {
        CacheConfig one = config().clientName("shared").build();
        CacheConfig same = CacheConfig.builder("same")
                .locations(server.location())
                .password("p@ss:w/rd")
                .clientName("shared")
                .build();
        CacheConfig other = CacheConfig.builder("other")
                .locations(server.location())
                .username("reader")
                .password("other secret")
                .clientName("shared")
                .build();
        try (CacheManager manager = RedisCacheManager.of(one, same, other)) {
            manager.cache("c", String.class).get("k");
            manager.cache("same", String.class).get("k");
            assertThat(clients("shared")).hasSize(1);
            manager.cache("other", String.class).get("k");
            assertThat(clients("shared")).hasSize(2).anyMatch(client -> client.contains(" user=reader "));
        }
    }

    @Test
    void S09_unixSocket_newConnectionOfAnInterruptedThread_works() {
        Path socket = server.unixSocket().orElseThrow();
        withCache(
                CacheConfig.builder("c")
                        .locations(socket.toString())
                        .password("p@ss:w/rd")
                        .keyPrefix("interrupted"),
                cache -> {
                    Thread.currentThread().interrupt();
                    cache.put("k", "v");
                    assertThat(Thread.interrupted()).isTrue();
                    assertThat(cache.get("k")).contains("v");
                    assertThat(cache.statistics().failures()).isZero();
                });
    }

    @Test
    void close_leavesNoThreadBehind() {
        withCache(config(), ConnectionSettingsTest::roundTrip);
        Awaitility.await()
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("cdi-redis-cache")
                                || thread.getName().startsWith("commons-pool")));
    }

    private static void roundTrip(Cache<String> cache) {
        cache.putAll(Map.of("a", "1", "b", "2"));
        assertThat(cache.get("a")).contains("1");
        assertThat(cache.get("absent")).isEmpty();
        assertThat(cache.getAll(List.of("a", "absent", "b"))).hasSize(2);
        assertThat(cache.timeToLive("a").left()).isPresent();
        assertThat(cache.timeToLive("absent").present()).isFalse();
        assertThat(cache.getOrLoad("c", () -> "3")).isEqualTo("3");
        assertThat(cache.increment("absent", 1)).isEmpty();
        assertThat(cache.keys("*")).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(cache.invalidate("a")).isTrue();
        assertThat(cache.clear()).isEqualTo(2);
        assertThat(cache.statistics().failures()).isZero();
    }

    private static CacheConfigBuilder config() {
        return CacheConfig.builder("c").locations(server.location()).password("p@ss:w/rd");
    }

    private static void withCache(CacheConfigBuilder config, Consumer<Cache<String>> test) {
        withManager(config, manager -> test.accept(manager.cache("c", String.class)));
    }

    private static void withManager(CacheConfigBuilder config, Consumer<CacheManager> test) {
        try (CacheManager manager = RedisCacheManager.of(config.build())) {
            test.accept(manager);
        }
    }

    private static List<String> clients(String name) {
        return server.command("CLIENT", "LIST")
                .lines()
                .filter(client -> client.contains(" name=" + name + " "))
                .toList();
    }
}
