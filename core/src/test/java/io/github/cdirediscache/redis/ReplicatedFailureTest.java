package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.cache.ServerStatus;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.ReadFrom;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A master and two replicas of which some are gone, late or no longer what they were. */
@Timeout(60)
class ReplicatedFailureTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private RedisReplication group;
    private TestCaches caches;

    @BeforeEach
    void start() {
        group = RedisReplication.start(2);
        String[] locations = group.servers().stream().map(RedisServer::location).toArray(String[]::new);
        caches = new TestCaches(
                group::servers,
                config -> config.locations(locations)
                        .topology(TopologyKind.REPLICATED)
                        .socketTimeout(SHORT)
                        .connectTimeout(SHORT)
                        .breakerOpenFor(SHORT)
                        .onFailure(OnFailure.RAISE));
    }

    @AfterEach
    void stop() {
        caches.close();
        group.close();
    }

    private Cache<String> cache(UnaryOperator<CacheConfigBuilder> settings) {
        return caches.cache(String.class, settings);
    }

    @Test
    void S15_readFrom_decidesWhoAnswersReads() {
        for (ReadFrom readFrom : ReadFrom.values()) {
            Cache<String> cache = cache(config -> config.readFrom(readFrom));
            cache.put("k", "v");
            group.awaitInSync();
            List<RedisServer> replicas = group.replicas();
            long ofMaster = TestServers.commandsRun(group.master(), "get");
            long ofFirst = TestServers.commandsRun(replicas.get(0), "get");
            long ofSecond = TestServers.commandsRun(replicas.get(1), "get");
            for (int i = 0; i < 30; i++) {
                assertThat(cache.get("k")).contains("v");
            }
            assertThat(List.of(
                            TestServers.commandsRun(group.master(), "get") - ofMaster,
                            TestServers.commandsRun(replicas.get(0), "get") - ofFirst,
                            TestServers.commandsRun(replicas.get(1), "get") - ofSecond))
                    .as(readFrom.name())
                    .isEqualTo(
                            switch (readFrom) {
                                case MASTER -> List.of(30L, 0L, 0L);
                                case REPLICA -> List.of(0L, 15L, 15L);
                                case ANY -> List.of(10L, 10L, 10L);
                            });
        }
    }

    @Test
    void S15_writesScriptsAndScans_areTheMastersAlone() {
        Cache<String> cache = cache(config -> config.readFrom(ReadFrom.REPLICA));
        cache.getOrLoad("a", () -> "v");
        cache.putAll(Map.of("b", "v", "c", "v"));
        assertThat(cache.keys("*")).containsExactlyInAnyOrder("a", "b", "c");
        cache.reserialize(seen -> {});
        assertThat(cache.clear()).isEqualTo(3);
        for (RedisServer replica : group.replicas()) {
            assertThat(TestServers.commandsRun(replica, "scan")).isZero();
            assertThat(TestServers.commandsRun(replica, "evalsha")).isZero();
        }
    }

    @Test
    void S15_replicaDies_isLeftOutAndComesBack() {
        Cache<String> cache = cache(config -> config.readFrom(ReadFrom.REPLICA));
        cache.put("k", "v");
        group.awaitInSync();
        RedisServer dead = group.replicas().get(0);
        dead.kill();
        for (int i = 0; i < 50; i++) {
            assertThat(cache.get("k")).contains("v");
            assertThat(cache.getAll(List.of("k", "l"))).containsOnly(Map.entry("k", "v"));
        }
        dead.restart();
        group.awaitInSync();
        Awaitility.await().untilAsserted(() -> {
            assertThat(cache.get("k")).contains("v");
            assertThat(TestServers.commandsRun(dead, "get")).isPositive();
        });
    }

    @Test
    void S15_replicaHangs_costsSomeTimeoutsAndIsLeftOut() {
        Cache<String> cache = cache(config -> config.readFrom(ReadFrom.ANY).breakerOpenFor(Duration.ofMinutes(1)));
        cache.put("k", "v");
        group.awaitInSync();
        RedisServer hung = group.replicas().get(1);
        hung.pause();
        // Five timeouts open its breaker; from then on a read costs none.
        for (int i = 0; i < 200; i++) {
            assertThat(cache.get("k")).contains("v");
        }
        hung.resume();
    }

    @Test
    void S15_allReplicasGone_masterAnswers() {
        Cache<String> cache = cache(config -> config.readFrom(ReadFrom.REPLICA));
        cache.put("k", "v");
        group.replicas().forEach(RedisServer::kill);
        assertThat(cache.get("k")).contains("v");
        assertThat(cache.getAll(List.of("k"))).containsKey("k");
        assertThat(cache.contains("k")).isTrue();
    }

    @Test
    void S15_readFromMaster_readsItsWritesWhateverTheReplicasHave() {
        Cache<String> cache = cache(config -> config.readFrom(ReadFrom.MASTER));
        group.replicas().forEach(group::disconnect);
        for (int i = 0; i < 20; i++) {
            cache.put("k", "v" + i);
            assertThat(cache.get("k")).contains("v" + i);
        }
    }

    @Test
    void S15_readFromReplica_givesWhatTheReplicaHasAndLoadsAreStillTheMasters() {
        Cache<String> cache = cache(config -> config.readFrom(ReadFrom.REPLICA));
        cache.put("k", "old");
        group.awaitInSync();
        group.replicas().forEach(group::disconnect);
        cache.put("k", "new");
        cache.put("other", "there");
        assertThat(cache.get("k")).contains("old");
        assertThat(cache.getOrLoad("other", () -> "loaded again")).isEqualTo("there");
        group.replicas().forEach(group::reconnect);
        group.awaitInSync();
        assertThat(cache.get("k")).contains("new");
    }

    @Test
    void S15_masterDemoted_newOneIsFollowedWithoutAFailure() {
        Cache<String> cache = cache(config -> config);
        cache.put("k", "v1");
        group.awaitInSync();
        RedisServer old = group.master();
        RedisServer promoted = group.replicas().get(1);
        group.promote(promoted);
        cache.put("k", "v2");
        assertThat(promoted.command("EXISTS", "stories:1:k")).isEqualTo("1");
        assertThat(cache.get("k")).contains("v2");
        assertThat(cache.increment("n", 1)).isEmpty();
        cache.putAll(Map.of("a", "1", "b", "2"));
        assertThat(cache.invalidateAll(List.of("a", "b", "c"))).isEqualTo(2);
        group.promote(old);
        cache.putAll(Map.of("a", "1", "b", "2"));
        // The old master has k, but might have lacked it: what was put shortly before is removed.
        assertThat(cache.get("k")).isEmpty();
        assertThat(cache.clear()).isEqualTo(2);
    }

    @Test
    void S31_masterDemotedAndNobodyHasWrittenSince_newOneIsScannedAndNotTheReplica() {
        Cache<String> cache = cache(config -> config);
        cache.put("known", "v");
        group.awaitInSync();
        RedisServer old = group.master();
        long scans = TestServers.commandsRun(old, "scan");
        RedisServer promoted = group.replicas().get(0);
        group.promote(promoted);
        group.disconnect(old);
        promoted.command("SET", "stories:1:fresh", "from another process");
        assertThat(cache.clear()).isEqualTo(2);
        assertThat(promoted.command("DBSIZE")).isEqualTo("0");
        assertThat(TestServers.commandsRun(old, "scan")).isEqualTo(scans);
    }

    @Test
    void S15_masterDies_writesFailUntilAnotherIsPromoted() {
        Cache<String> cache = cache(config -> config.master(group.master().location()));
        cache.put("k", "v1");
        group.awaitInSync();
        RedisServer promoted = group.replicas().get(0);
        group.master().kill();
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> cache.put("k", "v2"));
        group.promote(promoted);
        Awaitility.await().ignoreExceptions().untilAsserted(() -> {
            cache.put("k", "v3");
            assertThat(cache.get("k")).contains("v3");
        });
        assertThat(promoted.command("EXISTS", "stories:1:k")).isEqualTo("1");
    }

    @Test
    void S15_invalidationWhileNoMasterAnswers_reachesTheNextMasterAndNothingOutdatedIsRead() {
        Cache<String> cache = cache(config -> config.readFrom(ReadFrom.REPLICA).onFailure(OnFailure.LOAD));
        // By another process: a process invalidates what it has put itself shortly before a failover.
        cache(config -> config).putAll(Map.of("a.1", "old", "a.2", "old", "b", "old", "c", "kept"));
        group.awaitInSync();
        assertThat(cache.get("c")).contains("kept");
        RedisServer promoted = group.replicas().get(0);
        group.master().kill();
        cache.invalidatePattern("a.*");
        cache.invalidate("b");
        // The replicas still have the values, but an invalidation of them waits.
        assertThat(cache.get("a.1")).isEmpty();
        assertThat(cache.getAll(List.of("a.1", "a.2", "b", "c"))).containsOnly(Map.entry("c", "kept"));
        assertThat(cache.statistics().pendingInvalidations()).isEqualTo(2);
        group.promote(promoted);
        Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
        group.awaitInSync();
        assertThat(cache.getAll(List.of("a.1", "a.2", "b", "c"))).containsOnly(Map.entry("c", "kept"));
        assertThat(promoted.command("EXISTS", "stories:1:a.1", "stories:1:a.2", "stories:1:b"))
                .isEqualTo("0");
    }

    @Test
    void S15_givenMasterIsAReplica_realOneIsFound() {
        Cache<String> cache =
                cache(config -> config.master(group.replicas().get(0).location()));
        cache.put("k", "v");
        assertThat(cache.get("k")).contains("v");
        assertThat(group.master().command("EXISTS", "stories:1:k")).isEqualTo("1");
    }

    @Test
    void S15_noMasterAtAll_saysWhatEachServerSaid() {
        Cache<String> cache = cache(config -> config);
        List<RedisServer> replicas = group.replicas();
        group.master().kill();
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> cache.put("k", "v"))
                .withMessageContaining("is a master")
                .withMessageContaining(replicas.get(0).location() + " is a replica")
                .withMessageContaining(replicas.get(1).location() + " is a replica");
    }

    @Test
    void S15_servers_haveTheirRoles() {
        CacheManager manager = caches.manager(config -> config);
        RedisServer dead = group.replicas().get(1);
        dead.kill();
        assertThat(manager.servers())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("failure")
                .containsExactlyInAnyOrder(
                        new ServerStatus("stories", "", group.master().location(), ServerRole.MASTER, true),
                        new ServerStatus("stories", "", group.replicas().get(0).location(), ServerRole.REPLICA, true),
                        new ServerStatus("stories", "", dead.location(), ServerRole.REPLICA, false));
    }

    @Test
    void S15_masterKilledDuringTraffic_noForeignValueAndServiceComesBack() {
        RedisServer promoted = group.replicas().get(0);
        try (Traffic traffic = new Traffic(cache(config -> config))) {
            group.master().kill();
            group.promote(promoted);
            traffic.awaitNoMoreFailures();
            System.out.println("failover, replicated, master killed and replica promoted at once: " + traffic.cost());
            assertThat(traffic.foreignValue()).isNull();
        }
    }
}
