package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.ReadFrom;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masters and replicas whose user may not ask for roles. */
@Timeout(90)
class UntoldRolesTest {

    private static final String USER = "app";
    private static final String PASSWORD = "s3cret";

    private static Consumer<RedisServerBuilder> without(String commands) {
        return server -> server.user(USER, PASSWORD, ("~* +@all " + commands).split(" "));
    }

    private static CacheConfigBuilder asUser(CacheConfigBuilder config) {
        return config.username(USER).password(PASSWORD).onFailure(OnFailure.RAISE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-role", "-@dangerous +client", "-role -info -hello"})
    void S15_replicated_masterIsFoundAndFollowed(String forbidden) {
        try (RedisReplication group = RedisReplication.start(2, without(forbidden))) {
            // The replicas come first, so that the first one is not the master.
            List<RedisServer> servers = List.of(
                    group.replicas().get(0), group.master(), group.replicas().get(1));
            String[] locations = servers.stream().map(RedisServer::location).toArray(String[]::new);
            TestCaches caches = new TestCaches(
                    group::servers,
                    config -> asUser(config).topology(TopologyKind.REPLICATED).locations(locations));
            try (caches) {
                Cache<String> cache = caches.cache(String.class, config -> config.readFrom(ReadFrom.MASTER));
                cache.put("k", "v1");
                assertThat(cache.get("k")).contains("v1");
                group.awaitInSync();
                group.promote(servers.get(2));
                cache.put("k", "v2");
                assertThat(cache.get("k")).contains("v2");
                assertThat(servers.get(2).command("EXISTS", "stories:1:k")).isEqualTo("1");
                cache.putAll(Map.of("a", "1", "b", "2"));
                assertThat(cache.clear()).isEqualTo(3);
                Cache<String> reading = caches.cache(String.class, config -> config.readFrom(ReadFrom.REPLICA));
                reading.put("r", "v");
                group.awaitInSync();
                assertThat(reading.get("r")).contains("v");
            }
        }
    }

    @Test
    void S15_sentinel_isBelievedAndItsNextMasterIsFollowed() {
        try (RedisSentinels sentinels = RedisSentinels.start("main", 1, without("-role -info -hello"), builder -> {})) {
            TestCaches caches = new TestCaches(
                    () -> sentinels.replication().servers(),
                    config -> asUser(config)
                            .topology(TopologyKind.SENTINEL)
                            .sentinelMaster("main")
                            .locations(sentinels.locations().toArray(String[]::new)));
            try (caches) {
                Cache<String> cache = caches.cache(String.class);
                cache.put("k", "v1");
                RedisServer promoted = sentinels.failover();
                Awaitility.await().ignoreExceptions().untilAsserted(() -> {
                    cache.put("k", "v2");
                    assertThat(promoted.command("EXISTS", "stories:1:k")).isEqualTo("1");
                });
                assertThat(cache.get("k")).contains("v2");
                assertThat(cache.clear()).isEqualTo(1);
            }
        }
    }
}
