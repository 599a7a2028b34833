package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else may lie where a lock's key is. */
@RedisTest
@Timeout(60)
class LockKeyTest {

    private static final String PHYSICAL = "stories:1#lock:k";
    private static final String FENCE = "stories:1#fence:0";
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final RedisServer server;
    private TestCaches caches;

    LockKeyTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        caches = new TestCaches(server);
    }

    @AfterEach
    void close() {
        caches.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET", "RPUSH", "SADD"})
    void S41_lock_keyHoldsAnotherType_saysSoAndLeavesItAlone(String command) {
        server.command(command, PHYSICAL, "foreign");
        Cache<String> cache = caches.cache(String.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> cache.tryLock("k", LEASE))
                .withMessageContaining("\"k\"");
        assertThatIllegalStateException()
                .isThrownBy(() -> cache.lock("k", LEASE))
                .withMessageContaining("\"k\"");
        assertThat(server.command("EXISTS", PHYSICAL)).isEqualTo("1");
        assertThat(cache.tryLock("other", LEASE)).isPresent();
    }

    /** As if the server's clock had been an hour ahead when the last lock was taken. */
    @Test
    void S41_lock_clockWentBack_tokensGrowAllTheSame() {
        Cache<String> cache = caches.cache(String.class);
        long last = nextToken(cache, "k");
        long ahead = last + Duration.ofHours(1).toNanos() / 1_000;
        server.command("SET", FENCE, Long.toString(ahead));
        assertThat(nextToken(cache, "k")).isEqualTo(ahead + 1);
        assertThat(nextToken(cache, "other")).isEqualTo(ahead + 2);
        assertThat(nextToken(cache, "k")).isEqualTo(ahead + 3);
        assertThat(Long.parseLong(server.command("PTTL", FENCE)))
                .isBetween(1L, Duration.ofDays(1).toMillis());
        assertThat(server.command("DBSIZE")).isEqualTo("1");
    }

    /** Nobody knows any token then, and the clock is all that is left. */
    @Test
    void S41_lock_lastTokenWasLost_tokensGrowWithTheClock() {
        Cache<String> cache = caches.cache(String.class);
        long last = nextToken(cache, "k");
        server.command("FLUSHALL");
        assertThat(nextToken(cache, "k")).isGreaterThan(last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "-1", "1e300", "nan", "9007199254740993", "99999999999999999999", "inf"})
    void S41_lock_lastTokenIsNoToken_isTakenByTheClock(String text) {
        Cache<String> cache = caches.cache(String.class);
        long last = nextToken(cache, "k");
        server.command("SET", FENCE, text);
        long next = nextToken(cache, "k");
        assertThat(next - last).isBetween(1L, Duration.ofMinutes(1).toNanos() / 1_000);
        server.command("DEL", FENCE);
        server.command("RPUSH", FENCE, "foreign");
        assertThat(nextToken(cache, "k")).isGreaterThan(next);
    }

    @Test
    void S41_lock_hashWithoutAnEnd_holdsNothing() {
        Cache<String> cache = caches.cache(String.class);
        server.command("HSET", PHYSICAL, "owner", "nobody", "until", "9000000000000000", "token", "5");
        try (CacheLock lock = cache.lock("k", LEASE, Duration.ZERO)) {
            assertThat(lock.fencingToken()).isGreaterThan(5);
        }
        assertThat(server.command("EXISTS", PHYSICAL)).isEqualTo("0");
    }

    /** What the first release of this library left behind when it released a lock, and what it wrote for a held one. */
    @Test
    void S41_lock_ofAnOlderRelease_isUnderstood() {
        Cache<String> cache = caches.cache(String.class);
        String future = Long.toString(nextToken(cache, "k") + 60_000_000);
        server.command("HSET", PHYSICAL, "token", future);
        server.command("PEXPIRE", PHYSICAL, "60000");
        assertThat(nextToken(cache, "k")).isEqualTo(Long.parseLong(future) + 1);
        server.command("HSET", PHYSICAL, "owner", "old", "until", future, "token", "5");
        server.command("PEXPIRE", PHYSICAL, "60000");
        assertThat(cache.tryLock("k", LEASE)).isEmpty();
    }

    private static long nextToken(Cache<String> cache, String key) {
        try (CacheLock lock = cache.lock(key, LEASE, Duration.ZERO)) {
            return lock.fencingToken();
        }
    }
}
