package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.connection.PoolProvider;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.RedisServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPool;

/** A name comes to stand for another server, while the old one lives on and its connections stay open. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MovedNameTest {

    private RedisServer before;
    private RedisServer after;
    private FaultProxy name;

    @BeforeEach
    void start() {
        before = RedisServer.start();
        after = RedisServer.start();
        name = FaultProxy.of(before, 1);
    }

    @AfterEach
    void stop() {
        name.close();
        before.close();
        after.close();
    }

    private void move() {
        before.command("REPLICAOF", "127.0.0.1", String.valueOf(after.port()));
        name.leadTo(after);
    }

    private CacheConfigBuilder config() {
        return CacheConfig.builder("c").locations(name.location()).onFailure(OnFailure.RAISE);
    }

    private void assertFollows(CacheConfigBuilder config) {
        try (CacheManager manager = RedisCacheManager.of(config.build())) {
            Cache<Long> cache = manager.cache("c", Long.class);
            cache.put("n", 1L);
            after.command("SET", before.command("KEYS", "*n"), "41");
            move();
            assertThat(cache.increment("n", 1)).hasValue(42);
            cache.putAll(Map.of("a", 1L, "b", 2L));
            assertThat(cache.getAll(List.of("a", "b"))).hasSize(2);
            assertThat(after.command("DBSIZE")).isEqualTo("3");
            assertThat(cache.statistics().failures()).isZero();
            assertThat(name.accepted()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TopologyKind.class,
            names = {"SINGLE", "REPLICATED"})
    void write_oldServerIsAReplica_goesToTheNewOne(TopologyKind topology) {
        assertFollows(config().topology(topology));
    }

    @Test
    void write_oldServerIsAReplica_poolOfTheUser_goesToTheNewOne() {
        assertFollows(config().poolProvider(Plain.class.getName()));
    }

    @Test
    void writesAtOnce_oldServerIsAReplica_goToTheNewOne() {
        try (CacheManager manager = RedisCacheManager.of(config().build())) {
            Cache<Long> cache = manager.cache("c", Long.class);
            cache.put("n", 1L);
            move();
            cache.putAll(Map.of("a", 1L, "b", 2L));
            assertThat(after.command("DBSIZE")).isEqualTo("2");
        }
    }

    @Test
    void load_oldServerIsAReplica_isStoredInTheNewOne() {
        try (CacheManager manager =
                RedisCacheManager.of(config().onFailure(OnFailure.LOAD).build())) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.getOrLoad("other", () -> "v");
            move();
            assertThat(cache.getOrLoad("k", () -> "v")).isEqualTo("v");
            assertThat(cache.get("k")).contains("v");
            assertThat(after.command("DBSIZE")).isEqualTo("1");
            assertThat(cache.statistics().failures()).isZero();
        }
    }

    @Test
    void read_oldServerHasLostItsMaster_goesToTheNewOne() {
        try (CacheManager manager = RedisCacheManager.of(config().build())) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            before.command("CONFIG", "SET", "replica-serve-stale-data", "no");
            before.command("REPLICAOF", "127.0.0.1", "1");
            name.leadTo(after);
            assertThat(cache.get("k")).isEmpty();
            assertThat(cache.getAll(List.of("k"))).isEmpty();
            assertThat(cache.statistics().failures()).isZero();
        }
    }

    /** A cursor of the old server's means other keys to the new one. */
    @Test
    void clear_nameMovesMeanwhile_leavesNoKey() {
        try (CacheManager manager = RedisCacheManager.of(config().build())) {
            Cache<Long> cache = manager.cache("c", Long.class);
            follow(after, before);
            for (int page = 0; page < 10; page++) {
                cache.putAll(LongStream.range(page * 1000L, page * 1000L + 1000)
                        .boxed()
                        .collect(Collectors.toMap(n -> "k" + n, n -> n)));
            }
            Awaitility.await().until(() -> after.command("DBSIZE").equals("10000"));
            after.command("REPLICAOF", "NO", "ONE");
            follow(before, after);
            name.leadTo(after);
            cache.clear();
            assertThat(after.command("DBSIZE")).isEqualTo("0");
        }
    }

    private static void follow(RedisServer replica, RedisServer master) {
        replica.command("REPLICAOF", "127.0.0.1", String.valueOf(master.port()));
        Awaitility.await().until(() -> replica.command("INFO", "replication").contains("master_link_status:up"));
    }

    @Test
    void replicated_nameStoodForAReplicaAtFirst_findsTheMaster() {
        before.command("REPLICAOF", "127.0.0.1", String.valueOf(after.port()));
        CacheConfig config = config().topology(TopologyKind.REPLICATED)
                .onFailure(OnFailure.LOAD)
                .build();
        try (CacheManager manager = RedisCacheManager.of(config)) {
            Cache<String> cache = manager.cache("c", String.class);
            assertThat(cache.get("k")).isEmpty();
            name.leadTo(after);
            Awaitility.await().until(() -> {
                cache.put("k", "v");
                return cache.get("k").isPresent();
            });
        }
    }

    @Test
    void write_nameStillStandsForTheReplica_isRefusedWithoutAStormOfConnections() {
        try (CacheManager manager =
                RedisCacheManager.of(config().onFailure(OnFailure.LOAD).build())) {
            Cache<String> cache = manager.cache("c", String.class);
            cache.put("k", "v");
            before.command("REPLICAOF", "127.0.0.1", String.valueOf(after.port()));
            for (int i = 0; i < 200; i++) {
                cache.put("k" + i, "v");
            }
            assertThat(name.accepted()).isLessThan(40);
            name.leadTo(after);
            Awaitility.await().until(() -> {
                cache.put("late", "v");
                return after.command("KEYS", "*late").contains("late");
            });
        }
    }

    /** Jedis's own pool. */
    public static final class Plain implements PoolProvider {

        @Override
        public ConnectionPool pool(
                String location, ConnectionFactory connections, GenericObjectPoolConfig<Connection> settings) {
            return new ConnectionPool(connections, settings);
        }
    }
}
