package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real cluster of which some servers tell what is no longer, or was never, true. */
@Timeout(120)
class ClusterViewTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private RedisCluster cluster;
    private TestCaches caches;

    @BeforeEach
    void start() {
        cluster = RedisCluster.start(
                3,
                1,
                server -> server.config("cluster-require-full-coverage", "no")
                        .user("lesser", "s3cret", "~*", "+@all", "-cluster|nodes"));
        caches = new TestCaches(
                cluster::servers,
                config -> config.topology(TopologyKind.CLUSTER)
                        .locations(cluster.locations().toArray(String[]::new))
                        .socketTimeout(SHORT)
                        .connectTimeout(SHORT)
                        .breakerOpenFor(Duration.ofMillis(100))
                        .onFailure(OnFailure.LOAD));
    }

    @AfterEach
    void stop() {
        caches.close();
        cluster.close();
    }

    private static Map<String, String> values() {
        return IntStream.range(0, 60).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
    }

    /** Two of three masters with their replicas are cut off from the third, which then is a minority. */
    @Test
    void S15_masterInAMinority_isNotBelieved() {
        RedisServer alone = cluster.masters().get(0);
        Cache<String> cache = caches.cache(
                String.class,
                config -> config.locations(
                        alone.location(), cluster.masters().get(1).location()));
        cache.putAll(values());
        cluster.replicaOf(alone).kill();
        cluster.masters().subList(1, 3).forEach(RedisServer::pause);
        Awaitility.await().until(() -> alone.command("CLUSTER", "INFO").contains("cluster_state:fail"));
        assertThat(cache.getAll(values().keySet())).isEmpty();
        cluster.servers().stream().filter(RedisServer::isRunning).forEach(RedisServer::resume);
        cluster.awaitOk();
        Awaitility.await().untilAsserted(() -> {
            cache.putAll(values());
            assertThat(cache.getAll(values().keySet())).isEqualTo(values());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "lesser"})
    void S15_masterWasReset_othersAreBelieved(String user) {
        Cache<String> cache = caches.cache(
                String.class,
                config ->
                        user.equals("default") ? config : config.username(user).password("s3cret"));
        cache.putAll(values());
        RedisServer reset = cluster.masters().get(0);
        RedisServer replica = cluster.replicaOf(reset);
        cluster.failover(replica);
        reset.command("CLUSTER", "RESET", "HARD");
        reset.command("CLUSTER", "ADDSLOTSRANGE", "0", "5000");
        Awaitility.await().untilAsserted(() -> {
            cache.putAll(values());
            assertThat(cache.getAll(values().keySet())).isEqualTo(values());
        });
        assertThat(cache.clear()).isEqualTo(60);
        assertThat(reset.command("DBSIZE")).isEqualTo("0");
    }

    @Test
    void S15_addressOfADeadMaster_wasGivenToAnotherCluster_isNotBelieved() {
        RedisServer dead = cluster.masters().get(0);
        List<String> locations = new ArrayList<>(cluster.locations());
        locations.remove(dead.location());
        locations.add(0, dead.location());
        dead.kill();
        cluster.awaitOk();
        try (RedisServer foreign = RedisServer.builder()
                .port(dead.port())
                .config("cluster-enabled", "yes")
                .start()) {
            foreign.command("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
            Awaitility.await().until(() -> foreign.command("CLUSTER", "INFO").contains("cluster_state:ok"));
            Cache<String> cache =
                    caches.cache(String.class, config -> config.locations(locations.toArray(String[]::new)));
            cache.putAll(values());
            assertThat(cache.getAll(values().keySet())).isEqualTo(values());
            assertThat(cache.clear()).isEqualTo(60);
            assertThat(foreign.command("DBSIZE")).isEqualTo("0");
            assertThat(foreign.command("INFO", "commandstats")).doesNotContain("cmdstat_set:", "cmdstat_scan:");
        }
    }

    @Test
    void S31_clearWhileSlotsHaveNoServer_isQueuedUntilTheyHave() {
        Cache<String> cache = caches.cache(String.class);
        cache.putAll(values());
        int slot = cluster.slotOf("stories:1:k1");
        RedisServer holder = cluster.masterOf(slot);
        cluster.servers().forEach(server -> server.command("CLUSTER", "DELSLOTS", "" + slot));
        Awaitility.await().until(() -> {
            cache.invalidatePattern("k*");
            return cache.statistics().pendingInvalidations() > 0;
        });
        assertThat(cache.get("k2")).isEmpty();
        holder.command("CLUSTER", "ADDSLOTS", "" + slot);
        Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
        assertThat(cache.getAll(values().keySet())).isEmpty();
        cache.put("k1", "new");
        assertThat(cache.get("k1")).contains("new");
    }

    @Test
    void S14_keysWhileSlotsHaveNoServer_failsRatherThanLeavingSomeOut() {
        Cache<String> cache = caches.cache(String.class);
        cache.putAll(values());
        int slot = cluster.slotOf("stories:1:k1");
        RedisServer holder = cluster.masterOf(slot);
        cluster.servers().forEach(server -> server.command("CLUSTER", "DELSLOTS", "" + slot));
        Awaitility.await()
                .untilAsserted(() -> assertThatExceptionOfType(CacheUnavailableException.class)
                        .isThrownBy(() -> cache.keys("*").count()));
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(cache::reserialize);
        holder.command("CLUSTER", "ADDSLOTS", "" + slot);
        Awaitility.await()
                .ignoreExceptionsMatching(CacheUnavailableException.class::isInstance)
                .untilAsserted(() -> assertThat(cache.keys("*")).hasSameSizeAs(values().keySet()));
    }
}
