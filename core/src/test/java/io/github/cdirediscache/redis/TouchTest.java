package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A value's time to live changes; for how long it may be stale after that is its own. */
@RedisTest
@Timeout(60)
class TouchTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final RedisServer server;
    private TestCaches caches;

    TouchTest(RedisServer server) {
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

    private void load(Cache<String> cache, Duration staleFor) {
        cache.getOrLoad("k", () -> "v", cache.loadOptions().withTimeToLive(HOUR).withStaleFor(staleFor));
    }

    private void assertTimes(Cache<String> cache, Duration fresh, Duration inRedis) {
        assertThat(cache.timeToLive("k").left().orElseThrow()).isBetween(fresh.minus(MINUTE), fresh);
        // Redis's time runs from when the value came in, which is a moment after its freshness does.
        assertThat(Duration.ofMillis(Long.parseLong(server.command("PTTL", "stories:1:k"))))
                .isBetween(inRedis.minus(MINUTE), inRedis.plus(MINUTE));
        assertThat(cache.get("k")).contains("v");
    }

    @Test
    void S27_touch_loadHasItsOwnStaleTime_keepsIt() {
        Cache<String> cache = caches.cache(String.class);
        load(cache, DAY);
        assertTimes(cache, HOUR, HOUR.plus(DAY));
        assertThat(cache.touch("k", HOUR.multipliedBy(5))).isTrue();
        assertTimes(cache, HOUR.multipliedBy(5), HOUR.multipliedBy(5).plus(DAY));
        assertThat(cache.touch("k", MINUTE.multipliedBy(2))).isTrue();
        assertTimes(cache, MINUTE.multipliedBy(2), MINUTE.multipliedBy(2).plus(DAY));
    }

    @Test
    void S27_touch_loadHasNoStaleTimeButTheCacheHas_staysWithout() {
        Cache<String> cache = caches.cache(String.class, config -> config.staleFor(DAY));
        load(cache, Duration.ZERO);
        assertTimes(cache, HOUR, HOUR);
        assertThat(cache.touch("k", HOUR.multipliedBy(5))).isTrue();
        assertTimes(cache, HOUR.multipliedBy(5), HOUR.multipliedBy(5));
    }

    @Test
    void S27_touch_forever_endsTheStaleTimeToo() {
        Cache<String> cache = caches.cache(String.class);
        load(cache, DAY);
        assertThat(cache.touch("k", Cache.FOREVER)).isTrue();
        assertThat(cache.timeToLive("k").isForever()).isTrue();
        assertThat(server.command("PTTL", "stories:1:k")).isEqualTo("-1");
        assertThat(cache.get("k")).contains("v");
    }
}
