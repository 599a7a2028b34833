package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A lock that nobody holds although Redis may think so, as its answer was lost, is given back. */
@RedisTest
@Timeout(60)
class LostLockTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final RedisServer server;
    private CacheManager manager;
    private CacheManager others;
    private Cache<String> cache;
    private Cache<String> other;

    LostLockTest(RedisServer server) {
        this.server = server;
    }

    private CacheManager manager(Duration limit) {
        return RedisCacheManager.of(CacheConfig.builder("stories")
                .locations(server.url())
                .socketTimeout(limit)
                .build());
    }

    @BeforeEach
    void open() {
        manager = manager(Duration.ofMillis(200));
        others = manager(Duration.ofSeconds(20));
        cache = manager.cache("stories", String.class);
        other = others.cache("stories", String.class);
        cache.tryLock("first", HOUR).orElseThrow().close();
    }

    @AfterEach
    void close() {
        server.resume();
        manager.close();
        others.close();
    }

    private void assertFreeSoon() {
        Awaitility.await()
                .untilAsserted(() -> assertThat(other.tryLock("job", HOUR)).isPresent());
    }

    @Test
    void tryLock_timesOutAndIsCarriedOutLater_isGivenBack() {
        server.pause();
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> cache.tryLock("job", HOUR));
        server.resume();
        assertFreeSoon();
    }

    @Test
    void close_isRefused_isTriedAgain() {
        CacheLock lock = cache.tryLock("job", HOUR).orElseThrow();
        server.command("CONFIG", "SET", "min-replicas-to-write", "1");
        lock.close();
        assertThat(server.command("EXISTS", "stories:1#lock:job")).isEqualTo("1");
        server.command("CONFIG", "SET", "min-replicas-to-write", "0");
        assertFreeSoon();
    }
}
