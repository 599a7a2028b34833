package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerStatus;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.Protocol;
import io.github.cdirediscache.config.ReadFrom;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three sentinels, a master and two replicas, and failovers. */
@Timeout(90)
class SentinelFailureTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private RedisSentinels sentinels;
    private TestCaches caches;

    @BeforeEach
    void start() {
        sentinels = RedisSentinels.start("main", 2);
        caches = new TestCaches(
                () -> sentinels.replication().servers(),
                config -> config.locations(sentinels.locations().toArray(String[]::new))
                        .topology(TopologyKind.SENTINEL)
                        .sentinelMaster("main")
                        .socketTimeout(SHORT)
                        .connectTimeout(SHORT)
                        .breakerOpenFor(SHORT)
                        .onFailure(OnFailure.RAISE));
    }

    @AfterEach
    void stop() {
        caches.close();
        sentinels.close();
    }

    private Cache<String> cache(UnaryOperator<CacheConfigBuilder> settings) {
        return caches.cache(String.class, settings);
    }

    @Test
    void S15_failoverByOrder_duringTraffic_isFollowed() {
        try (Traffic traffic = new Traffic(cache(config -> config))) {
            RedisServer promoted = sentinels.failover();
            traffic.awaitNoMoreFailures();
            System.out.println("failover, sentinel, by order: " + traffic.cost());
            assertThat(traffic.foreignValue()).isNull();
            assertThat(promoted.command("DBSIZE")).isNotEqualTo("0");
        }
    }

    @Test
    void S15_masterKilled_duringTraffic_newOneIsFollowed() {
        try (Traffic traffic = new Traffic(cache(config -> config))) {
            RedisServer old = sentinels.replication().master();
            old.kill();
            sentinels.awaitMasterOtherThan(old);
            traffic.awaitNoMoreFailures();
            System.out.println("failover, sentinel, master killed: " + traffic.cost());
            assertThat(traffic.foreignValue()).isNull();
        }
    }

    @Test
    void S15_masterHangs_duringTraffic_newOneIsFollowed() {
        RedisServer old = sentinels.replication().master();
        try (Traffic traffic = new Traffic(cache(config -> config))) {
            old.pause();
            sentinels.awaitMasterOtherThan(old);
            traffic.awaitNoMoreFailures();
            System.out.println("failover, sentinel, master hung: " + traffic.cost());
            assertThat(traffic.foreignValue()).isNull();
        } finally {
            old.resume();
        }
    }

    @Test
    void S15_invalidationDuringAFailover_isNotLost() {
        Cache<String> cache = cache(config -> config.onFailure(OnFailure.LOAD).readFrom(ReadFrom.REPLICA));
        cache.put("a", "old");
        sentinels.replication().awaitInSync();
        RedisServer old = sentinels.replication().master();
        old.kill();
        cache.invalidate("a");
        assertThat(cache.get("a")).isEmpty();
        sentinels.awaitMasterOtherThan(old);
        Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
        assertThat(sentinels.replication().master().command("EXISTS", "stories:1:a"))
                .isEqualTo("0");
    }

    @Test
    void S15_oldMaster_comesBackAsAReplicaThatIsRead() {
        Cache<String> cache = cache(config -> config.readFrom(ReadFrom.REPLICA));
        cache.put("k", "v");
        RedisServer old = sentinels.replication().master();
        old.kill();
        sentinels.awaitMasterOtherThan(old);
        old.restart();
        Awaitility.await().atMost(Duration.ofSeconds(40)).ignoreExceptions().untilAsserted(() -> {
            cache.get("k");
            assertThat(TestServers.commandsRun(old, "get")).isPositive();
        });
    }

    @Test
    void S47_unknownMasterName_saysWhichSentinelsKnowNone() {
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> cache(config -> config.sentinelMaster("mian")).get("k"))
                .withMessageContaining("which server is the master \"mian\" (sentinel.master)")
                .withMessageContaining(sentinels.locations().get(0) + " knows no master of that name");
    }

    @Test
    void S15_twoSentinelsGone_thirdIsEnough() {
        sentinels.sentinels().get(0).kill();
        sentinels.sentinels().get(1).pause();
        Cache<String> cache = cache(config -> config);
        cache.put("k", "v");
        assertThat(cache.get("k")).contains("v");
        sentinels.sentinels().get(1).resume();
    }

    @Test
    void S15_allSentinelsGone_cacheThatKnowsTheMasterGoesOn() {
        Cache<String> cache = cache(config -> config);
        cache.put("k", "v");
        sentinels.sentinels().forEach(RedisServer::kill);
        assertThat(cache.get("k")).contains("v");
        Cache<String> late = cache(config -> config.clientName("cdi-redis-cache-late"));
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> late.get("k"))
                .withMessageContaining("no sentinel can say which server is the master");
    }

    @Test
    void S15_sentinelsNotThereAtStart_cacheWorksWhenTheyCome() {
        sentinels.sentinels().forEach(RedisServer::kill);
        Cache<String> cache = cache(config -> config.onFailure(OnFailure.LOAD));
        assertThat(cache.getOrLoad("k", () -> "loaded")).isEqualTo("loaded");
        sentinels.sentinels().forEach(RedisServer::restart);
        Awaitility.await().untilAsserted(() -> {
            cache.put("k", "v");
            assertThat(cache.get("k")).contains("v");
        });
    }

    @ParameterizedTest
    @EnumSource
    void S15_servers_areThoseThatTheSentinelsName(Protocol protocol) {
        assertThat(caches.manager(config -> config.protocol(protocol)).servers())
                .hasSize(3)
                .allMatch(ServerStatus::isAnswering);
    }
}
