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
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three shards of which one is gone. */
@Timeout(60)
class ShardedFailureTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final List<String> KEYS =
            IntStream.range(0, 90).mapToObj(i -> "k" + i).toList();

    private RedisReplication north;
    private RedisServer south;
    private RedisServer east;
    private TestCaches caches;

    @BeforeEach
    void start() {
        north = RedisReplication.start(1);
        south = RedisServer.start();
        east = RedisServer.start();
        String[] locations = {
            "north=" + north.master().location() + "|" + north.replicas().get(0).location(),
            "south=" + south.location(),
            "east=" + east.location()
        };
        caches = new TestCaches(
                () -> IntStream.range(0, 4)
                        .mapToObj(i -> i < 2 ? north.servers().get(i) : i == 2 ? south : east)
                        .toList(),
                config -> config.locations(locations)
                        .topology(TopologyKind.SHARDED)
                        .socketTimeout(SHORT)
                        .connectTimeout(SHORT)
                        .breakerOpenFor(SHORT));
    }

    @AfterEach
    void stop() {
        caches.close();
        north.close();
        south.close();
        east.close();
    }

    private Cache<String> cache(UnaryOperator<CacheConfigBuilder> settings) {
        return caches.cache(String.class, settings);
    }

    private static Map<String, String> all(String value) {
        return KEYS.stream().collect(Collectors.toMap(key -> key, key -> value));
    }

    private static List<String> keysOn(RedisServer server) {
        return KEYS.stream()
                .filter(key -> server.command("EXISTS", "stories:1:" + key).equals("1"))
                .toList();
    }

    @Test
    void S14_keys_areDividedAmongTheShards() {
        Cache<String> cache = cache(config -> config);
        cache.putAll(all("v"));
        List<Integer> sizes = List.of(
                keysOn(north.master()).size(),
                keysOn(south).size(),
                keysOn(east).size());
        assertThat(sizes).allMatch(size -> size > 10);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(KEYS.size());
    }

    @Test
    void S14_order_ofTheShardsMakesNoDifference() {
        cache(config -> config).putAll(all("v"));
        Cache<String> other = cache(config -> config.locations(
                "east=" + east.location(),
                "north=" + north.replicas().get(0).location() + "|"
                        + north.master().location(),
                "south=" + south.location()));
        assertThat(other.getAll(KEYS)).hasSize(KEYS.size());
    }

    @Test
    void S14_weights_shiftTheKeys() {
        Cache<String> cache = cache(config -> config.weights(Map.of("south", 8)));
        cache.putAll(all("v"));
        assertThat(keysOn(south).size()).isGreaterThan(KEYS.size() / 2);
    }

    @Test
    void S17_deadShard_failsItsOwnKeysOnly() {
        Cache<String> cache = cache(config -> config);
        cache.putAll(all("v"));
        List<String> lost = keysOn(south);
        south.kill();
        Map<String, String> found = cache.getAll(KEYS);
        assertThat(found).hasSize(KEYS.size() - lost.size()).doesNotContainKeys(lost.toArray(String[]::new));
        assertThat(cache.statistics().failures()).isEqualTo(1);
        for (String key : KEYS) {
            assertThat(cache.get(key).isPresent()).isEqualTo(!lost.contains(key));
        }
    }

    @Test
    void S17_deadShard_raisesIfThatIsAskedFor() {
        Cache<String> cache = cache(config -> config.onFailure(OnFailure.RAISE));
        cache.putAll(all("v"));
        south.kill();
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> cache.getAll(KEYS))
                .withMessageContaining(south.location());
    }

    @Test
    void S18_shardDiesInPutAll_othersAreStoredAndItsOldValuesAreNotServedAgain() {
        Cache<String> cache = cache(config -> config.onFailure(OnFailure.RAISE));
        cache.putAll(all("old"));
        List<String> lost = keysOn(south);
        south.kill();
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> cache.putAll(all("new")));
        assertThat(keysOn(east)).allSatisfy(key -> assertThat(cache.get(key)).contains("new"));
        assertThat(cache.statistics().pendingInvalidations()).isEqualTo(lost.size());
        south.restart();
        Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
        assertThat(cache.getAll(KEYS).values()).containsOnly("new").hasSize(KEYS.size() - lost.size());
    }

    @Test
    void S20_shardDiesInInvalidateAll_othersAreRemovedAndItsOwnWhenItIsBack() {
        Cache<String> cache = cache(config -> config);
        cache.putAll(all("v"));
        int onSouth = keysOn(south).size();
        south.pause();
        assertThat(cache.invalidateAll(KEYS)).isEqualTo(KEYS.size() - onSouth);
        assertThat(cache.getAll(KEYS)).isEmpty();
        south.resume();
        Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
        assertThat(keysOn(south)).isEmpty();
    }

    @Test
    void S31_shardDiesInClear_othersAreClearedAndItWhenItIsBack() {
        Cache<String> cache = cache(config -> config);
        cache.putAll(all("v"));
        int onSouth = keysOn(south).size();
        south.pause();
        assertThat(cache.clear()).isEqualTo(KEYS.size() - onSouth);
        assertThat(cache.getAll(KEYS)).isEmpty();
        south.resume();
        Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
        assertThat(keysOn(south)).isEmpty();
    }

    @Test
    void S42_shardDiesInReserialize_othersComeToTheirEndAndItIsSaid() {
        cache(config -> config.serializer("binary")).putAll(all("v"));
        Cache<String> cache = cache(config -> config.serializerAccepts("binary"));
        int onSouth = keysOn(south).size();
        AtomicBoolean first = new AtomicBoolean(true);
        south.pause();
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> cache.reserialize(seen -> first.set(false)))
                .withMessageContaining("after " + (KEYS.size() - onSouth) + " entries; run it again")
                .withMessageContaining(south.location());
        assertThat(first).isFalse();
        south.resume();
        Awaitility.await()
                .untilAsserted(() -> assertThat(cache.reserialize(seen -> {})).isEqualTo(onSouth));
    }

    @Test
    void S18_shardDiesInTheMiddleOfPutAll_whatItHadOfTheOldValuesIsNotServed() throws Exception {
        Cache<String> cache = cache(config -> config);
        Map<String, String> many =
                IntStream.range(0, 60_000).boxed().collect(Collectors.toMap(i -> "m" + i, i -> "new"));
        Thread writer = new Thread(() -> cache.putAll(many));
        writer.start();
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> size(south) > 500);
        south.kill();
        writer.join();
        long stored = size(north.master()) + size(east);
        // What the dead shard had taken before counts as dropped too: nobody knows how far it came.
        assertThat(cache.statistics().puts()).isBetween(stored, 60_000L - 1);
        assertThat(cache.statistics().droppedWrites())
                .isEqualTo(60_000 - cache.statistics().puts());
        south.restart();
        Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
        Map<String, String> left = cache.getAll(many.keySet());
        assertThat(left).hasSizeGreaterThanOrEqualTo((int) stored);
        assertThat(left.values()).containsOnly("new");
    }

    @Test
    void S31_shardDiesInTheMiddleOfClear_nothingIsServedAndTheRestGoesWhenItIsBack() throws Exception {
        Cache<String> cache = cache(config -> config);
        Map<String, String> many = IntStream.range(0, 60_000).boxed().collect(Collectors.toMap(i -> "m" + i, i -> "v"));
        cache.putAll(many);
        long before = size(south);
        Thread clearing = new Thread(cache::clear);
        clearing.start();
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> size(south) < before);
        south.pause();
        clearing.join();
        assertThat(cache.getAll(many.keySet())).isEmpty();
        assertThat(size(north.master()) + size(east)).isZero();
        south.resume();
        Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
        assertThat(size(south)).isZero();
    }

    @Test
    void S42_shardDiesInTheMiddleOfReserialize_everyEntryIsWhole() {
        Map<String, String> many = IntStream.range(0, 6_000).boxed().collect(Collectors.toMap(i -> "m" + i, i -> "v"));
        cache(config -> config.serializer("binary")).putAll(many);
        Cache<String> cache = cache(config -> config.serializerAccepts("binary"));
        AtomicBoolean first = new AtomicBoolean(true);
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> cache.reserialize(seen -> {
                    if (first.getAndSet(false)) {
                        south.pause();
                        east.pause();
                        north.master().pause();
                    }
                }));
        south.resume();
        east.resume();
        north.servers().forEach(RedisServer::resume);
        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(cache.getAll(many.keySet())).hasSize(6_000));
        assertThat(cache.reserialize(seen -> {})).isPositive();
        assertThat(cache(config -> config).getAll(many.keySet()).values())
                .hasSize(6_000)
                .containsOnly("v");
    }

    private static long size(RedisServer server) {
        return Long.parseLong(server.command("DBSIZE"));
    }

    @Test
    void S15_masterOfAShardDemoted_newOneIsFollowed() {
        Cache<String> cache = cache(config -> config.onFailure(OnFailure.RAISE));
        cache.putAll(all("old"));
        north.awaitInSync();
        north.promote(north.replicas().get(0));
        cache.putAll(all("new"));
        assertThat(cache.getAll(KEYS).values()).hasSize(KEYS.size()).containsOnly("new");
        assertThat(cache.clear()).isEqualTo(KEYS.size());
    }

    @Test
    void S24_incrementVersion_ofAKeyWhoseTargetIsGone_raisesAndLosesNothing() {
        Cache<String> cache = cache(config -> config);
        cache.putAll(all("v"));
        south.kill();
        int moved = 0;
        for (String key : KEYS) {
            try {
                moved += cache.incrementVersion(key, 1).isPresent() ? 1 : 0;
            } catch (CacheUnavailableException targetOrSource) {
                moved += 0;
            }
        }
        assertThat(moved).isBetween(1, KEYS.size() - 1);
        south.restart();
        Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
        Cache<String> next = cache.withVersion(2);
        // South comes back empty: what it had is gone, and nothing else.
        long left = KEYS.stream()
                .filter(key -> cache.get(key).isPresent() || next.get(key).isPresent())
                .count();
        assertThat(left).isGreaterThanOrEqualTo(moved);
    }

    @Test
    void S14_servers_areToldByShard() {
        CacheManager manager = caches.manager(config -> config);
        south.kill();
        assertThat(manager.servers())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("failure")
                .containsExactlyInAnyOrder(
                        new ServerStatus("stories", "north", north.master().location(), ServerRole.MASTER, true),
                        new ServerStatus(
                                "stories", "north", north.replicas().get(0).location(), ServerRole.REPLICA, true),
                        new ServerStatus("stories", "south", south.location(), ServerRole.MASTER, false),
                        new ServerStatus("stories", "east", east.location(), ServerRole.MASTER, true));
    }

    @Test
    void S14_shardKilledDuringTraffic_othersGoOn() {
        try (Traffic traffic = new Traffic(cache(config -> config.onFailure(OnFailure.RAISE)))) {
            south.kill();
            traffic.awaitMoreCalls();
            south.restart();
            traffic.awaitNoMoreFailures();
            System.out.println("failover, sharded, one of three killed and restarted: " + traffic.cost());
            assertThat(traffic.foreignValue()).isNull();
        }
    }
}
