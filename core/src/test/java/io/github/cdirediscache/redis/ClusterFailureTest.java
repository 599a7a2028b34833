package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.cache.ServerStatus;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.SlotMove;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cluster of three masters, each with a replica, whose slots move and whose masters change. */
@Timeout(90)
class ClusterFailureTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(5);

    /** One slot's, by a tag in the prefix. */
    private static final String TAGGED = "{tag}";

    private static RedisCluster cluster;
    private TestCaches caches;

    @BeforeAll
    static void startCluster() {
        cluster = RedisCluster.start(3, 1);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void start() {
        cluster.masters().forEach(master -> master.command("FLUSHALL"));
        String[] locations = cluster.locations().toArray(String[]::new);
        caches = new TestCaches(
                cluster::servers,
                config -> config.locations(locations)
                        .topology(TopologyKind.CLUSTER)
                        .socketTimeout(SHORT)
                        .connectTimeout(SHORT)
                        .breakerOpenFor(SHORT)
                        .onFailure(OnFailure.RAISE));
    }

    @AfterEach
    void stop() {
        caches.close();
    }

    private Cache<String> cache(UnaryOperator<CacheConfigBuilder> settings) {
        return caches.cache(String.class, settings);
    }

    private static Map<String, String> values(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
    }

    @Test
    void S14_replicas_areNeitherScannedNorWritten() {
        Cache<String> cache = cache(config -> config);
        List<Long> before = readsOfReplicas();
        cache.putAll(values(300));
        assertThat(cache.keys("*")).hasSize(300).doesNotHaveDuplicates();
        assertThat(cache.invalidatePattern("k1*")).isEqualTo(111);
        assertThat(cache.clear()).isEqualTo(189);
        assertThat(cluster.replicas()).hasSize(3);
        assertThat(readsOfReplicas()).isEqualTo(before);
    }

    private static List<Long> readsOfReplicas() {
        return cluster.replicas().stream()
                .flatMap(
                        replica -> Stream.of("scan", "get", "mget").map(name -> TestServers.commandsRun(replica, name)))
                .toList();
    }

    @Test
    void topologyIsNotSaidToBeACluster_failuresOfTheOtherKeysPassAndNameTheSetting() {
        String one = cluster.masters().get(0).location();
        Cache<String> passing = caches.cache(
                String.class,
                config -> config.locations(one).topology(TopologyKind.SINGLE).onFailure(OnFailure.LOAD));
        Map<String, String> values = values(40);
        passing.putAll(values);
        List<String> found = values.keySet().stream()
                .filter(key -> passing.get(key).isPresent())
                .toList();
        assertThat(found).hasSizeBetween(1, 39);
        assertThat(passing.statistics().puts()).isEqualTo(found.size());
        values.keySet()
                .forEach(key -> assertThat(passing.getOrLoad(key, () -> values.get(key)))
                        .isEqualTo(values.get(key)));
        assertThat(passing.statistics().failures()).isPositive();

        Cache<String> raising =
                caches.cache(String.class, config -> config.locations(one).topology(TopologyKind.SINGLE));
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> values.keySet().forEach(raising::get))
                .withMessageContaining("topology=cluster");
    }

    @Test
    void topologyIsNotSaidToBeACluster_invalidationsReachTheOtherNodesAndNoneWaits() {
        String one = cluster.masters().get(0).location();
        Cache<String> right = cache(config -> config);
        Cache<String> wrong = caches.cache(
                String.class,
                config -> config.locations(one).topology(TopologyKind.SINGLE).onFailure(OnFailure.LOAD));
        Map<String, String> values = values(40);
        right.putAll(values);
        List<String> some = List.of("k0", "k1", "k2", "k3", "k4", "k5");
        some.subList(0, 3).forEach(wrong::invalidate);
        wrong.invalidateAll(some.subList(3, 6));
        assertThat(right.getAll(some)).isEmpty();
        assertThat(wrong.getAll(values.keySet())).hasSizeBetween(1, 33);
        wrong.putAll(values);
        Awaitility.await().until(() -> wrong.statistics().pendingInvalidations() == 0);
        right.putAll(values);
        assertThat(wrong.clear()).isEqualTo(40);
        assertThat(right.getAll(values.keySet())).isEmpty();
        assertThat(wrong.statistics().pendingInvalidations()).isZero();
    }

    @Test
    void S14_slotInTheMiddleOfItsMove_everyOperationWorks() {
        Cache<String> cache = cache(config -> config.keyPrefix(TAGGED));
        Map<String, String> values = values(40);
        cache.putAll(values);
        int slot = cluster.slotOf(TAGGED);
        RedisServer target = otherMaster(cluster.masterOf(slot));
        SlotMove move = cluster.beginMove(slot, target);
        move.migrateKeys(20);

        assertThat(cache.getAll(values.keySet())).isEqualTo(values);
        values.forEach((key, value) -> assertThat(cache.get(key)).contains(value));
        // The target does not know the scripts yet, nor do keys exist that the source could keep.
        assertThat(cache.getOrLoad("new", () -> "loaded")).isEqualTo("loaded");
        assertThat(cache.get("new")).contains("loaded");
        cache.put("put", "v");
        assertThat(cache.invalidateAll(List.of("k0", "k1", "k2", "k3", "absent")))
                .isEqualTo(4);
        assertThat(cache.keys("*").distinct()).hasSize(38);
        assertThat(cache.clear()).isEqualTo(38);

        move.finish();
        cache.putAll(values);
        assertThat(cache.getAll(values.keySet())).isEqualTo(values);
        assertThat(cluster.masterOf(slot)).isSameAs(target);
    }

    @Test
    void S14_slotMoved_isFollowedByCachesThatKnewTheOldPlace() {
        Cache<String> cache = cache(config -> config.keyPrefix(TAGGED));
        cache.putAll(values(40));
        int slot = cluster.slotOf(TAGGED);
        cluster.moveSlot(slot, otherMaster(cluster.masterOf(slot)));
        assertThat(cache.getAll(values(40).keySet())).hasSize(40);
        cluster.moveSlot(slot, otherMaster(cluster.masterOf(slot)));
        assertThat(cache.invalidatePattern("*")).isEqualTo(40);
    }

    @Test
    void S14_slotMovesDuringTraffic_noCallFails() {
        int slot = cluster.slotOf("stories:1:t0.0");
        // A move takes its time on a busy machine.
        Cache<String> patient = cache(config -> config.socketTimeout(LONG).connectTimeout(LONG));
        try (Traffic traffic = new Traffic(patient)) {
            for (int i = 0; i < 4; i++) {
                cluster.moveSlot(slot, otherMaster(cluster.masterOf(slot)));
                traffic.awaitMoreCalls();
            }
            System.out.println("failover, cluster, a slot moved four times: " + traffic.cost());
            assertThat(traffic.cost()).startsWith("0 of ");
            assertThat(traffic.foreignValue()).isNull();
        }
    }

    @Test
    void S15_failoverByOrder_duringTraffic_isFollowed() {
        try (Traffic traffic = new Traffic(cache(config -> config))) {
            cluster.failover(cluster.replicaOf(cluster.masters().get(0)));
            traffic.awaitNoMoreFailures();
            System.out.println("failover, cluster, by order: " + traffic.cost());
            assertThat(traffic.foreignValue()).isNull();
        }
    }

    @Test
    void S15_masterKilled_duringTraffic_itsReplicaIsFollowed() {
        RedisServer dead = cluster.masters().get(1);
        try (Traffic traffic = new Traffic(cache(config -> config))) {
            dead.kill();
            cluster.awaitOk();
            traffic.awaitNoMoreFailures();
            System.out.println("failover, cluster, master killed: " + traffic.cost());
            assertThat(traffic.foreignValue()).isNull();
        } finally {
            dead.restart();
            cluster.awaitOk();
        }
    }

    @Test
    void S29_invalidationWhileAMasterIsGone_reachesItsSuccessor() {
        Cache<String> cache = cache(config -> config.onFailure(OnFailure.LOAD));
        cache.putAll(values(60));
        RedisServer dead = cluster.masters().get(2);
        Awaitility.await().until(() -> cluster.replicaOf(dead).command("DBSIZE").equals(dead.command("DBSIZE")));
        dead.kill();
        try {
            cache.invalidatePattern("k*");
            assertThat(cache.getAll(values(60).keySet())).isEmpty();
            cluster.awaitOk();
            Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
            assertThat(cache.getAll(values(60).keySet())).isEmpty();
        } finally {
            dead.restart();
            cluster.awaitOk();
        }
    }

    @Test
    void S14_slotsThatNobodyHeldYet_areFoundWhenSomebodyDoes() {
        try (RedisServer server = RedisServer.builder()
                        .config("cluster-enabled", "yes")
                        .config("cluster-require-full-coverage", "no")
                        .start();
                CacheManager manager = RedisCacheManager.of(CacheConfig.builder("stories")
                        .locations(server.location())
                        .topology(TopologyKind.CLUSTER)
                        .build())) {
            server.command("CLUSTER", "ADDSLOTSRANGE", "0", "8000");
            Cache<String> cache = manager.cache("stories", String.class);
            Awaitility.await().untilAsserted(() -> {
                cache.putAll(values(20));
                assertThat(cache.getAll(values(20).keySet())).hasSizeBetween(1, 19);
            });
            server.command("CLUSTER", "ADDSLOTSRANGE", "8001", "16383");
            Awaitility.await().untilAsserted(() -> {
                cache.putAll(values(20));
                assertThat(cache.getAll(values(20).keySet())).hasSize(20);
            });
        }
    }

    @Test
    void S47_serverIsNoCluster_saysSo() {
        try (RedisServer single = RedisServer.start();
                CacheManager manager = RedisCacheManager.of(CacheConfig.builder("stories")
                        .locations(single.location())
                        .topology(TopologyKind.CLUSTER)
                        .onFailure(OnFailure.RAISE)
                        .build())) {
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> manager.cache("stories", String.class).get("k"))
                    .withMessageContaining("can not say which server holds which keys")
                    .withMessageContaining("cluster support disabled");
        }
    }

    @Test
    void S14_servers_areMastersAndReplicas() {
        List<ServerStatus> servers = caches.manager(config -> config).servers();
        assertThat(servers).hasSize(6).allMatch(ServerStatus::isAnswering);
        assertThat(servers.stream().filter(server -> server.role() == ServerRole.MASTER))
                .hasSize(3);
    }

    private static RedisServer otherMaster(RedisServer master) {
        return cluster.masters().stream()
                .filter(other -> other != master)
                .findFirst()
                .orElseThrow();
    }
}
