package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.testing.Fault;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes that time out while the network holds their bytes, and that arrive after what was sent later. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class LateWriteContract {

    private static final long SEED = 1;

    private RedisServer server;
    private FaultProxy network;

    abstract RedisServerBuilder builder();

    final RedisServer server() {
        return server;
    }

    final FaultProxy network() {
        return network;
    }

    @BeforeEach
    void start() {
        server = builder().start();
        network = FaultProxy.of(server, SEED);
    }

    @AfterEach
    void stop() {
        network.close();
        server.close();
    }

    final CacheConfigBuilder config() {
        return CacheConfig.builder("c")
                .locations(network.location())
                .socketTimeout(Duration.ofSeconds(1))
                .breakerFailures(1000);
    }

    /** The write is sent, and held back until everything after it has been carried out. */
    final void late(Cache<?> cache, Runnable write, Runnable after) {
        cache.get("warm-up");
        String old = reader();
        network.begin(Fault.silenceOfOldConnections());
        write.run();
        await().until(() -> cache.statistics().pendingInvalidations() == 0);
        after.run();
        network.heal();
        await().until(() -> server.command("CLIENT", "LIST").lines().noneMatch(client -> client.startsWith(old)));
    }

    /** The connection that has just read something. */
    private String reader() {
        return server.command("CLIENT", "LIST")
                .lines()
                .filter(client -> client.contains(" cmd=get "))
                .map(client -> client.substring(0, client.indexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    static void withCache(CacheConfigBuilder config, Consumer<Cache<String>> test) {
        try (CacheManager manager = RedisCacheManager.of(config.build())) {
            test.accept(manager.cache("c", String.class));
        }
    }

    @Test
    void put_bytesArriveAfterItsInvalidation_doesNotComeBack() {
        withCache(config(), cache -> {
            late(cache, () -> cache.put("k", "dropped"), () -> {});
            assertThat(cache.get("k")).isEmpty();
        });
    }

    @Test
    void put_bytesArriveAfterANewerPut_doesNotReplaceIt() {
        withCache(config(), cache -> {
            late(cache, () -> cache.put("k", "dropped"), () -> cache.put("k", "newer"));
            assertThat(cache.get("k")).contains("newer");
        });
    }

    @Test
    void putAll_bytesArriveAfterItsInvalidations_doesNotComeBack() {
        withCache(config(), cache -> {
            late(cache, () -> cache.putAll(Map.of("a", "dropped", "b", "dropped")), () -> {});
            assertThat(server.command("DBSIZE")).isEqualTo("0");
        });
    }

    @Test
    void putIfAbsent_bytesArriveAfterAnInvalidation_storesNothing() {
        withCache(config(), cache -> {
            cache.putIfAbsent("so that the server knows the script", "v");
            late(
                    cache,
                    () -> assertThatExceptionOfType(CacheUnavailableException.class)
                            .isThrownBy(() -> cache.putIfAbsent("k", "late")),
                    () -> cache.invalidate("k"));
            assertThat(cache.get("k")).isEmpty();
        });
    }

    @Test
    void touch_bytesArriveAfterANewerPut_leavesItsTimeToLive() {
        withCache(config().timeout(Duration.ofMinutes(1)), cache -> {
            cache.put("k", "v");
            cache.touch("k");
            late(
                    cache,
                    () -> assertThat(cache.touch("k", Duration.ofDays(1))).isFalse(),
                    () -> cache.put("k", "newer"));
            assertThat(cache.timeToLive("k").left())
                    .hasValueSatisfying(left -> assertThat(left).isLessThanOrEqualTo(Duration.ofMinutes(1)));
        });
    }

    @Test
    void increment_bytesArriveAfterAPut_addsNothing() {
        try (CacheManager manager = RedisCacheManager.of(config().build())) {
            Cache<Long> cache = manager.cache("c", Long.class);
            cache.put("n", 1L);
            cache.increment("n", 1);
            late(
                    cache,
                    () -> assertThatExceptionOfType(CacheUnavailableException.class)
                            .isThrownBy(() -> cache.increment("n", 5)),
                    () -> cache.put("n", 10L));
            assertThat(cache.get("n")).contains(10L);
            assertThat(cache.increment("n", 1)).isEqualTo(OptionalLong.of(11));
        }
    }

    @Test
    void lock_bytesArriveAfterItsRelease_isNotHeld() {
        Duration hour = Duration.ofHours(1);
        withCache(config(), cache -> {
            cache.tryLock("so that the server knows the script", hour)
                    .orElseThrow()
                    .close();
            late(
                    cache,
                    () -> assertThatExceptionOfType(CacheUnavailableException.class)
                            .isThrownBy(() -> cache.tryLock("job", hour)),
                    () -> cache.get("k"));
            assertThat(cache.tryLock("job", hour)).isPresent();
        });
    }

    /** Both were carried out, or none of them was, whatever the server looks at first. */
    @Test
    void put_serverStandsStill_neverComesBack() {
        withCache(config().socketTimeout(Duration.ofMillis(100)), cache -> {
            for (int i = 0; i < 20; i++) {
                cache.get("k");
                server.pause();
                cache.put("k", "dropped");
                server.resume();
                await().until(() -> cache.statistics().pendingInvalidations() == 0);
                assertThat(cache.get("k")).isEmpty();
            }
            assertThat(server.command("DBSIZE")).isEqualTo("0");
        });
    }

    @Test
    void everyWriteIsAnswered_nothingIsClosed() {
        withCache(config(), cache -> {
            cache.put("k", "v");
            cache.putAll(Map.of("a", "v", "b", "v"));
            cache.invalidate("k");
            assertThat(server.command("INFO", "commandstats")).doesNotContainIgnoringCase("kill");
        });
    }
}
