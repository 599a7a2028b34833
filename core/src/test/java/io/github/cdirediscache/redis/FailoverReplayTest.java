package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes that a master accepted, died, and its replica had not got: replication is asynchronous. */
@Timeout(60)
class FailoverReplayTest {

    private RedisReplication group;
    private TestCaches caches;

    @BeforeEach
    void start() {
        group = RedisReplication.start(1);
        String[] locations = group.servers().stream().map(RedisServer::location).toArray(String[]::new);
        caches = new TestCaches(
                group::servers,
                config -> config.topology(TopologyKind.REPLICATED)
                        .locations(locations)
                        .socketTimeout(Duration.ofSeconds(5))
                        .connectTimeout(Duration.ofSeconds(5))
                        .breakerOpenFor(Duration.ofMillis(100)));
    }

    @AfterEach
    void stop() {
        caches.close();
        group.close();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("invalidate", cache -> cache.invalidate("k")),
                change("invalidatePattern", cache -> cache.invalidatePattern("k*")),
                change("clear", Cache::clear),
                change("put", cache -> cache.put("k", "new")));
    }

    private static Arguments change(String name, Consumer<Cache<String>> change) {
        return Arguments.of(name, change);
    }

    /** The master has taken a change that its replica never gets. */
    private void changeThatIsLost(Cache<String> cache, Consumer<Cache<String>> change) {
        cache.put("k", "old");
        caches.cache(String.class).put("untouched", "v");
        group.awaitInSync();
        RedisServer replica = group.replicas().get(0);
        group.disconnect(replica);
        change.accept(cache);
        group.master().kill();
        group.promote(replica);
        assertThat(replica.command("EXISTS", "stories:1:k")).isEqualTo("1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void S15_changeIsLostInAFailover_oldValueIsNotServed(String name, Consumer<Cache<String>> change) {
        Cache<String> cache = caches.cache(String.class);
        changeThatIsLost(cache, change);
        Set<Optional<String>> seen = new HashSet<>();
        Awaitility.await().untilAsserted(() -> {
            seen.add(cache.get("k"));
            assertThat(cache.statistics().pendingInvalidations()).isZero();
            assertThat(group.master().command("EXISTS", "stories:1:k")).isEqualTo("0");
        });
        assertThat(seen).containsExactly(Optional.empty());
        assertThat(cache.getOrLoad("k", () -> "loaded")).isEqualTo("loaded");
        assertThat(caches.cache(String.class).get("k")).contains("loaded");
    }

    /** What docs/failure.md says: another process reads the old value until the one that knows of the change notices. */
    @Test
    void otherProcessReadsFirst_getsTheOldValueUntilTheOneThatChangedItAsks() {
        Cache<String> cache = caches.cache(String.class);
        Cache<String> other = caches.cache(String.class);
        changeThatIsLost(cache, changed -> changed.invalidate("k"));
        Awaitility.await().untilAsserted(() -> assertThat(other.get("k")).contains("old"));
        Awaitility.await().untilAsserted(() -> {
            assertThat(cache.get("k")).isEmpty();
            assertThat(cache.get("untouched")).contains("v");
        });
        assertThat(other.get("k")).isEmpty();
    }

    @Test
    void S15_processThatChangedItMakesNoMoreCalls_oldValueIsRemovedWithinSeconds() {
        Cache<String> cache = caches.cache(String.class);
        changeThatIsLost(cache, changed -> changed.invalidate("k"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(group.master().command("EXISTS", "stories:1:k"))
                        .isEqualTo("0"));
    }

    @Test
    void failoverReplayIsOff_oldValueComesBack() {
        Cache<String> cache = caches.cache(String.class, config -> config.failoverReplay(Duration.ZERO));
        changeThatIsLost(cache, changed -> changed.invalidate("k"));
        Awaitility.await().untilAsserted(() -> assertThat(cache.get("k")).contains("old"));
    }

    /** The old master lives, answers reads, and gets nothing from the new one. */
    @Test
    void S15_oldMasterIsAReplicaThatLags_processThatOnlyReadsLeavesIt() {
        Cache<String> reader = caches.cache(String.class);
        Cache<String> writer = caches.cache(String.class);
        writer.put("k", "old");
        assertThat(reader.get("k")).contains("old");
        RedisServer old = group.master();
        group.promote(group.replicas().get(0));
        group.disconnect(old);
        writer.invalidate("k");
        Awaitility.await().until(() -> writer.statistics().pendingInvalidations() == 0);
        writer.put("k", "new");
        assertThat(writer.get("k")).contains("new");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(reader.get("k")).contains("new"));
    }
}
