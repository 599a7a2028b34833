package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.TimeToLive;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While an invalidation waits, the keys that it is about are neither read nor written, and all others are. */
@RedisTest
@Timeout(60)
class BlockedKeysTest {

    private final RedisServer server;
    private TestCaches caches;

    BlockedKeysTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        server.command("ACL", "SETUSER", "default", "+@all");
        caches = new TestCaches(server);
    }

    @AfterEach
    void close() {
        allowRemoving();
        server.command("CONFIG", "SET", "min-replicas-to-write", "0");
        caches.close();
    }

    /** Nobody may remove keys: everything else works. */
    private void forbidRemoving() {
        server.command("ACL", "SETUSER", "default", "-unlink", "-del");
    }

    private void allowRemoving() {
        server.command("ACL", "SETUSER", "default", "+@all");
    }

    private Cache<String> cache(UnaryOperator<CacheConfigBuilder> settings) {
        Cache<String> cache = caches.cache(String.class, settings);
        cache.putAll(Map.of("a1", "1", "a2", "2", "b1", "3", "b2", "4"));
        return cache;
    }

    private static void awaitDelivery(Cache<String> cache) {
        Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
    }

    @Test
    void keyInvalidated_serverTakesNoWrites_othersAreStillRead() {
        Cache<String> cache = cache(config -> config);
        server.command("CONFIG", "SET", "min-replicas-to-write", "1");
        assertThat(cache.invalidate("a1")).isFalse();
        assertThat(cache.statistics().pendingInvalidations()).isEqualTo(1);
        assertThat(server.command("EXISTS", "stories:1:a1")).isEqualTo("1");
        assertThat(cache.get("a1")).isEmpty();
        assertThat(cache.contains("a1")).isFalse();
        assertThat(cache.timeToLive("a1")).isEqualTo(TimeToLive.absent());
        assertThat(cache.get("a2")).contains("2");
        assertThat(cache.contains("a2")).isTrue();
        assertThat(cache.timeToLive("a2").present()).isTrue();
        assertThat(cache.getAll(List.of("a1", "a2", "b1"))).isEqualTo(Map.of("a2", "2", "b1", "3"));
        server.command("CONFIG", "SET", "min-replicas-to-write", "0");
        awaitDelivery(cache);
        assertThat(server.command("EXISTS", "stories:1:a1")).isEqualTo("0");
    }

    @Test
    void keyInvalidated_serverIsAReplicaMeanwhile_othersAreStillRead() {
        Cache<String> cache = cache(config -> config);
        server.command("REPLICAOF", "127.0.0.1", "1");
        try {
            cache.invalidateAll(List.of("a1", "b1"));
            assertThat(cache.getAll(List.of("a1", "a2", "b1", "b2"))).isEqualTo(Map.of("a2", "2", "b2", "4"));
            AtomicInteger loads = new AtomicInteger();
            assertThat(cache.getOrLoad("a2", () -> "v" + loads.incrementAndGet()))
                    .isEqualTo("2");
            assertThat(cache.getOrLoad("a1", () -> "v" + loads.incrementAndGet()))
                    .isEqualTo("v1");
        } finally {
            server.command("REPLICAOF", "NO", "ONE");
        }
        awaitDelivery(cache);
    }

    @Test
    void keyInvalidated_serverRefusesToRemove_othersAreReadAndWritten() {
        Cache<String> cache = cache(config -> config);
        forbidRemoving();
        assertThat(cache.invalidate("a1")).isFalse();
        cache.putAll(Map.of("a1", "blocked", "a2", "new", "c", "added"));
        assertThat(server.command("EXISTS", "stories:1:c")).isEqualTo("1");
        assertThat(cache.getAll(List.of("a1", "a2", "c"))).isEqualTo(Map.of("a2", "new", "c", "added"));
        assertThat(cache.getOrLoad("d", () -> "loaded")).isEqualTo("loaded");
        assertThat(cache.get("d")).contains("loaded");
        assertThat(cache.putIfAbsent("e", "v")).isTrue();
        assertThat(cache.touch("b1")).isTrue();
        assertThat(cache.touch("a1")).isFalse();
        allowRemoving();
        awaitDelivery(cache);
        assertThat(cache.getAll(List.of("a1", "a2", "c", "d", "e"))).containsOnlyKeys("a2", "c", "d", "e");
    }

    @Test
    void patternInvalidated_serverRefusesToRemove_keysThatItMatchesAreBlocked() {
        Cache<String> cache = cache(config -> config);
        forbidRemoving();
        cache.invalidatePattern("a*");
        assertThat(cache.statistics().pendingInvalidations()).isEqualTo(1);
        assertThat(cache.getAll(List.of("a1", "a2", "b1", "b2"))).isEqualTo(Map.of("b1", "3", "b2", "4"));
        assertThat(cache.getOrLoad("a3", () -> "not stored")).isEqualTo("not stored");
        assertThat(server.command("EXISTS", "stories:1:a3")).isEqualTo("0");
        allowRemoving();
        awaitDelivery(cache);
        assertThat(cache.keys("*")).containsExactlyInAnyOrder("b1", "b2");
    }

    @Test
    void cacheCleared_serverRefusesToRemove_otherVersionsAndLocksAreNotBlocked() {
        Cache<String> cache = cache(config -> config);
        Cache<String> second = cache.withVersion(2);
        second.put("k", "v");
        forbidRemoving();
        cache.clear();
        assertThat(cache.getAll(List.of("a1", "b1"))).isEmpty();
        assertThat(second.get("k")).contains("v");
        second.put("k", "w");
        assertThat(second.get("k")).contains("w");
        assertThat(cache.tryLock("a1", Duration.ofMinutes(1))).isPresent();
        allowRemoving();
        awaitDelivery(cache);
        assertThat(second.get("k")).contains("w");
        assertThat(cache.keys("*")).isEmpty();
    }

    @Test
    void tooManyInvalidated_serverRefusesToRemove_everyValueIsBlocked() {
        Cache<String> cache = cache(config -> config.invalidationsMaxPending(2));
        Cache<String> second = cache.withVersion(2);
        second.put("k", "v");
        forbidRemoving();
        cache.invalidateAll(List.of("a1", "a2", "x"));
        assertThat(cache.getAll(List.of("a1", "b1", "b2"))).isEmpty();
        assertThat(second.get("k")).isEmpty();
        allowRemoving();
        awaitDelivery(cache);
        assertThat(cache.keys("*")).isEmpty();
        assertThat(second.keys("*")).isEmpty();
    }

    @Test
    void keyInvalidated_anotherCacheOnTheServer_isNotBlocked() {
        Cache<String> cache = cache(config -> config);
        Cache<String> other = caches.cache(String.class, config -> config.keyPrefix("other"));
        other.put("a1", "theirs");
        forbidRemoving();
        cache.clear();
        assertThat(other.get("a1")).contains("theirs");
        assertThat(cache.get("a1")).isEmpty();
        allowRemoving();
        awaitDelivery(cache);
        assertThat(other.get("a1")).contains("theirs");
    }

    @Test
    void keyInvalidated_failuresAreRaised_onlyItsOwnReadsRaise() {
        Cache<String> cache = cache(config -> config.onFailure(OnFailure.RAISE));
        forbidRemoving();
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> cache.invalidate("a1"));
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> cache.get("a1"))
                .withMessageContaining("invalidation");
        assertThat(cache.get("a2")).contains("2");
        cache.put("a2", "new");
        assertThat(cache.get("a2")).contains("new");
        allowRemoving();
        awaitDelivery(cache);
        assertThat(cache.get("a1")).isEmpty();
    }
}
