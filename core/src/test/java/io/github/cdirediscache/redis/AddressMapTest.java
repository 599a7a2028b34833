package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.config.AddressMap;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServer;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that report addresses at which they are not reached. */
@Timeout(90)
class AddressMapTest {

    @Test
    void cluster_reportsNamesThatNobodyKnows_isReachedByTheMap() {
        try (RedisCluster cluster = RedisCluster.start(
                3,
                0,
                server -> server.config("cluster-announce-hostname", "redis.invalid")
                        .config("cluster-preferred-endpoint-type", "hostname"))) {
            TestCaches caches = new TestCaches(
                    cluster::servers,
                    config -> config.topology(TopologyKind.CLUSTER)
                            .locations(cluster.locations().get(0))
                            .onFailure(OnFailure.RAISE));
            try (caches) {
                Cache<String> cache = caches.cache(
                        String.class, config -> config.addressMap(AddressMap.parse("redis.invalid=127.0.0.1")));
                Map<String, String> values =
                        IntStream.range(0, 60).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
                cache.putAll(values);
                assertThat(cache.getAll(values.keySet())).isEqualTo(values);
                int slot = cluster.slotOf("stories:1:k7");
                RedisServer before = cluster.masterOf(slot);
                cluster.moveSlot(
                        slot,
                        cluster.masters().stream()
                                .filter(master -> master != before)
                                .findFirst()
                                .orElseThrow());
                assertThat(cache.get("k7")).contains("v7");
                assertThat(cache.clear()).isEqualTo(60);
            }
        }
    }

    @Test
    void sentinel_reportsAnotherAddress_mappedServerIsUsed() {
        try (RedisSentinels sentinels = RedisSentinels.start("main", 1);
                RedisServer reached = RedisServer.start()) {
            String reported = sentinels.replication().master().location();
            TestCaches caches = new TestCaches(
                    () -> sentinels.replication().servers(),
                    config -> config.topology(TopologyKind.SENTINEL)
                            .locations(sentinels.locations().toArray(String[]::new))
                            .sentinelMaster("main")
                            .onFailure(OnFailure.RAISE));
            try (caches) {
                caches.cache(
                                String.class,
                                config -> config.addressMap(AddressMap.parse(reported + "=" + reached.location())))
                        .put("k", "v");
                assertThat(reached.command("EXISTS", "stories:1:k")).isEqualTo("1");
                assertThat(sentinels.replication().master().command("DBSIZE")).isEqualTo("0");
            }
        }
    }
}
