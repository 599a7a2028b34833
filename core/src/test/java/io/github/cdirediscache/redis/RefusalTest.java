package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerStatus;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.internal.log.LogLines;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cache that does not cache says why: in the log, in the state of its servers, and in the failure. */
@Timeout(60)
class RefusalTest {

    private final LogLines lines = LogLines.listening();

    @AfterEach
    void close() {
        lines.close();
    }

    private static CacheManager manager(String location, UnaryOperator<CacheConfigBuilder> settings) {
        return RedisCacheManager.of(
                settings.apply(CacheConfig.builder("stories").locations(location))
                        .build());
    }

    /** Uses a cache, and checks that what is wrong is said once, with the remedy, wherever somebody looks. */
    private void assertSaid(RedisServer server, String location, String... words) {
        try (CacheManager manager = manager(location, config -> config.onFailure(OnFailure.LOAD))) {
            Cache<String> cache = manager.cache("stories", String.class);
            for (int i = 0; i < 20; i++) {
                assertThat(cache.getOrLoad("k" + i, () -> "loaded")).isEqualTo("loaded");
            }
            assertThat(cache.statistics().failures()).isPositive();
            assertThat(lines.with("CRC1006", server.location()))
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(3)
                    .anySatisfy(line -> assertThat(line).contains(words));
            assertThat(manager.servers())
                    .singleElement()
                    .satisfies(status -> assertThat(status.refusal())
                            .contains(server.location())
                            .contains(words));
        }
    }

    private static RedisServer server(UnaryOperator<RedisServerBuilder> settings) {
        return settings.apply(RedisServer.builder()).start();
    }

    @Test
    void memoryIsFull_isSaidUntilThereIsRoom() {
        try (RedisServer server =
                        server(builder -> builder.config("maxmemory", "1").config("maxmemory-policy", "noeviction"));
                CacheManager manager = manager(server.url(), config -> config.onFailure(OnFailure.LOAD))) {
            assertSaid(server, server.url(), "OOM", "maxmemory", "maxmemory-policy");
            Cache<String> cache = manager.cache("stories", String.class);
            cache.put("k", "v");
            ServerStatus full = manager.servers().get(0);
            assertThat(full.isAnswering()).isTrue();
            assertThat(full.failure()).isEmpty();
            server.command("CONFIG", "SET", "maxmemory", "0");
            Awaitility.await().untilAsserted(() -> {
                cache.put("k", "v");
                assertThat(cache.get("k")).contains("v");
            });
            assertThat(lines.with("CRC1007", server.location())).isNotEmpty();
            assertThat(manager.servers().get(0).refusal()).isEmpty();
        }
    }

    @Test
    void replicasAreMissing_isSaid() {
        try (RedisServer server = server(builder -> builder.config("min-replicas-to-write", "1"))) {
            assertSaid(server, server.url(), "NOREPLICAS", "min-replicas-to-write");
        }
    }

    @Test
    void diskCanNotBeWritten_isSaid() throws IOException {
        try (RedisServer server =
                server(builder -> builder.config("save", "900", "1").config("stop-writes-on-bgsave-error", "yes"))) {
            String[] folder = server.command("CONFIG", "GET", "dir").split("\n", -1);
            Path inTheWay = Files.createDirectories(Path.of(folder[1]).resolve("dump.rdb"));
            Files.createFile(inTheWay.resolve("file"));
            server.command("SET", "k", "v");
            server.command("BGSAVE");
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(server.command("INFO", "persistence")).contains("rdb_last_bgsave_status:err"));
            assertSaid(server, server.url(), "MISCONF", "stop-writes-on-bgsave-error");
        }
    }

    @Test
    void replicaIsTakenForAMaster_isSaid() {
        try (RedisReplication group = RedisReplication.start(1)) {
            RedisServer replica = group.replicas().get(0);
            assertSaid(replica, replica.location(), "READONLY", "topology=replicated");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-get, the right +get",
        "-set, one of the rights that this script needs: +get",
        "-getrange, one of the rights that this script needs: +get",
        "-time, one of the rights that this script needs: +get",
        "-evalsha, the right +evalsha +eval",
        "-eval, the right +evalsha +eval",
        "-@all, the right +get",
    })
    void rightIsMissing_isNamed(String rule, String right) {
        try (RedisServer server =
                server(builder -> builder.user("app", "secret", "~*", "+@all", rule, "+hello", "+auth", "+client"))) {
            assertSaid(server, server.url(), "ACL user lacks " + right);
        }
    }

    /** Nobody has used the cache, and some of them are needed only when a load fails or is late. */
    @ParameterizedTest
    @ValueSource(strings = {"time", "get", "getrange", "pttl", "set", "pexpire", "unlink"})
    void rightThatLoadsNeedIsMissing_isSaidByServers(String right) {
        try (RedisServer server = server(builder -> builder.user("app", "secret", "~*", "+@all", "-" + right));
                CacheManager manager = manager("redis://app:secret@" + server.location(), config -> config)) {
            assertThat(manager.servers())
                    .singleElement()
                    .satisfies(status -> assertThat(status.refusal()).contains("ACL user lacks", "+" + right));
        }
    }

    @Test
    void keysOfTheUserAreOthers_isSaidWithThePrefix() {
        try (RedisServer server = server(builder -> builder.user("app", "secret", "~others:*", "+@all"))) {
            assertSaid(server, server.url(), "add ~stories:*");
        }
    }

    @Test
    void scriptsAreNotKnown_isSaid() {
        try (RedisServer server = server(
                builder -> builder.config("rename-command", "EVALSHA", "").config("rename-command", "EVAL", ""))) {
            assertSaid(server, server.url(), "needs scripts (EVALSHA and EVAL)", "rename-command");
        }
    }

    @Test
    void sentinelIsTakenForAServer_isSaid() {
        try (RedisSentinels sentinels = RedisSentinels.start("main", 1)) {
            RedisServer sentinel = sentinels.sentinels().get(0);
            assertSaid(sentinel, sentinel.location(), "topology=sentinel", "sentinel.master");
        }
    }

    @Test
    void replicasAloneAreNamed_isSaid() {
        try (RedisReplication group = RedisReplication.start(1);
                CacheManager manager = manager(
                        group.replicas().get(0).location(), config -> config.topology(TopologyKind.REPLICATED))) {
            assertThat(manager.cache("stories", String.class).getOrLoad("k", () -> "v"))
                    .isEqualTo("v");
            assertThat(lines.with("CRC1004", "is a replica")).hasSize(1);
            assertThat(manager.servers())
                    .singleElement()
                    .satisfies(server -> assertThat(server.refusal()).contains("READONLY"));
        }
    }

    @Test
    void serverIsTakenForASentinel_isSaid() {
        try (RedisServer server = RedisServer.start();
                CacheManager manager = manager(
                        server.location(),
                        config -> config.topology(TopologyKind.SENTINEL).sentinelMaster("main"))) {
            assertThat(manager.cache("stories", String.class).getOrLoad("k", () -> "v"))
                    .isEqualTo("v");
            assertThat(lines.with("CRC1006", "it is no sentinel")).hasSize(1);
        }
    }

    @Test
    void nodeOfAClusterIsTakenForAServer_isSaid() {
        try (RedisCluster cluster = RedisCluster.start(3, 0)) {
            for (RedisServer node : cluster.masters()) {
                assertSaid(node, node.location(), "topology=cluster");
            }
        }
    }

    @Test
    void serverIsTakenForACluster_isSaid() {
        try (RedisServer server = RedisServer.start();
                CacheManager manager = manager(server.location(), config -> config.topology(TopologyKind.CLUSTER))) {
            assertThat(manager.cache("stories", String.class).getOrLoad("k", () -> "v"))
                    .isEqualTo("v");
            assertThat(lines.with("CRC1006", "it is no node of a cluster")).hasSize(1);
        }
    }

    @Test
    void clusterHasNoSlots_isSaid() {
        try (RedisServer server = server(builder -> builder.config("cluster-enabled", "yes"))) {
            assertSaid(server, server.url(), "CLUSTERDOWN", "slots that no server holds");
        }
    }

    @Test
    void firstFailure_isSaidAtOnce() {
        RedisServer server = RedisServer.start();
        server.close();
        try (CacheManager manager = manager(server.location(), config -> config.breakerFailures(100))) {
            Cache<String> cache = manager.cache("stories", String.class);
            assertThat(cache.getOrLoad("k", () -> "v")).isEqualTo("v");
            assertThat(lines.with("CRC1005", server.location(), "did not answer"))
                    .hasSize(1);
            for (int i = 0; i < 50; i++) {
                assertThat(cache.get("k")).isEmpty();
            }
            assertThat(lines.with("CRC1005", server.location())).hasSize(1);
        }
    }

    @Test
    void raise_throwsWithTheRemedy() {
        try (RedisServer server = server(builder -> builder.config("min-replicas-to-write", "1"));
                CacheManager manager = manager(server.url(), config -> config.onFailure(OnFailure.RAISE))) {
            Cache<String> cache = manager.cache("stories", String.class);
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> cache.put("k", "v"))
                    .withMessageContaining("lower that number");
        }
    }

    @Test
    void cluster_allIsWell_saysNothing() {
        try (RedisCluster cluster = RedisCluster.start(3, 0)) {
            String[] locations = cluster.locations().toArray(String[]::new);
            try (CacheManager manager = RedisCacheManager.of(CacheConfig.builder("stories")
                    .locations(locations)
                    .topology(TopologyKind.CLUSTER)
                    .build())) {
                List<ServerStatus> servers = manager.servers();
                assertThat(servers).hasSize(3).allSatisfy(server -> {
                    assertThat(server.isAnswering()).isTrue();
                    assertThat(server.refusal()).isEmpty();
                });
                cluster.masters().get(1).command("CONFIG", "SET", "maxmemory", "1");
                assertThat(manager.servers().stream()
                                .filter(server -> server.refusal().contains("OOM")))
                        .singleElement()
                        .extracting(ServerStatus::location)
                        .isEqualTo(cluster.masters().get(1).location());
            }
            assertThat(lines.with("CRC1006")).hasSize(1);
        }
    }
}
