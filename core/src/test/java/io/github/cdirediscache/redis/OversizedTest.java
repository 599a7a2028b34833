package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.internal.time.Effort;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values that somebody else has made too large: misses that take no more memory than a value may. */
@RedisTest
@Timeout(180)
class OversizedTest {

    private static final int SIZE = 100_000;
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final int LARGE = 30_000_000;

    /** The JDK allocates a little for each piece that it reads from a socket. */
    private static final long LITTLE = LARGE / 2;

    private final RedisServer server;
    private TestCaches caches;
    private Cache<String> cache;

    OversizedTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        caches = new TestCaches(server);
        cache = cache(config -> config.maxValueSize(SIZE));
        cache.put("small", "s");
        server.command("SETRANGE", "stories:1:large", String.valueOf(LARGE), "x");
    }

    private Cache<String> cache(UnaryOperator<CacheConfigBuilder> settings) {
        return caches.cache(String.class, config -> settings.apply(config.socketTimeout(PATIENT)));
    }

    @AfterEach
    void close() {
        caches.close();
        server.command("FLUSHALL");
    }

    private static long allocatedBy(Runnable call) {
        long before = Effort.ofThisThread().allocatedBytes();
        call.run();
        return Effort.ofThisThread().allocatedBytes() - before;
    }

    @Test
    void get_valueBeyondMaxValueSize_isNotHeldInMemory() {
        assertThat(allocatedBy(() -> assertThat(cache.get("large")).isEmpty())).isLessThan(LITTLE);
        assertThat(cache.statistics().corrupt()).isEqualTo(1);
        assertThat(cache.get("small")).contains("s");
        assertThat(cache.statistics().failures()).isZero();
    }

    @Test
    void getAll_valueBeyondMaxValueSize_leavesTheOthersInStep() {
        AtomicReference<Map<String, String>> found = new AtomicReference<>(cache.getAll(List.of("small")));

        assertThat(allocatedBy(() -> found.set(cache.getAll(List.of("large", "small", "none", "large")))))
                .isLessThan(LITTLE);
        assertThat(found.get()).isEqualTo(Map.of("small", "s"));
        assertThat(cache.statistics().failures()).isZero();
    }

    @Test
    void getOrLoad_valueBeyondMaxValueSize_isOverwritten() {
        assertThat(allocatedBy(() ->
                        assertThat(cache.getOrLoad("large", () -> "loaded")).isEqualTo("loaded")))
                .isLessThan(LITTLE);
        assertThat(cache.get("large")).contains("loaded");
        assertThat(cache.statistics().failures()).isZero();
    }

    @Test
    void incrementVersion_valueBeyondMaxValueSize_isLeftAlone() {
        assertThat(cache.incrementVersion("large")).isEmpty();
        assertThat(server.command("STRLEN", "stories:1:large")).contains(String.valueOf(LARGE + 1));
        assertThat(server.command("EXISTS", "stories:2:large")).contains("0");
    }

    @Test
    void put_valueOfMaxValueSize_isReadBack() {
        String largest = "x".repeat(SIZE - 2);
        cache.put("largest", largest);

        assertThat(cache.get("largest")).contains(largest);
        assertThat(cache.getAll(List.of("largest"))).containsEntry("largest", largest);
    }

    @Test
    void get_largerValuesOfAnotherCacheOfTheSameServer_areStillRead() {
        Cache<String> larger = cache(config -> config.maxValueSize(10 * SIZE));
        larger.put("k", "x".repeat(5 * SIZE));

        assertThat(larger.get("k"))
                .hasValueSatisfying(value -> assertThat(value).hasSize(5 * SIZE));
        assertThat(cache.get("large")).isEmpty();
    }

    @Test
    void get_entryOfACompressorThatIsNotAccepted_isAMiss() {
        cache(config -> config.compressor("zlib")).put("k", "x".repeat(5000));

        assertThat(cache.get("k")).hasValueSatisfying(value -> assertThat(value).hasSize(5000));
        assertThat(cache(config -> config.compressorAccepts("none")).get("k")).isEmpty();
        assertThat(cache(config -> config.compressorAccepts("zlib")).get("k")).isPresent();
    }
}
