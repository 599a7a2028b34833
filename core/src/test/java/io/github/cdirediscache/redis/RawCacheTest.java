package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.TimeToLive;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.internal.inspect.RawCache;
import io.github.cdirediscache.internal.inspect.RawEntry;
import io.github.cdirediscache.internal.inspect.RawSize;
import io.github.cdirediscache.internal.inspect.RawState;
import io.github.cdirediscache.internal.inspect.RawValue;
import io.github.cdirediscache.internal.inspect.Rewritten;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RedisTest
class RawCacheTest {

    private RedisServer server;
    private TestCaches caches;
    private final List<RawCache> opened = new ArrayList<>();

    @BeforeEach
    void open(RedisServer server) {
        this.server = server;
        this.caches = new TestCaches(server);
    }

    @AfterEach
    void close() {
        opened.forEach(RawCache::close);
        caches.close();
    }

    private RawCache raw(UnaryOperator<CacheConfigBuilder> settings) {
        RawCache raw = RawCache.open(
                settings.apply(CacheConfig.builder(TestCaches.NAME).locations(server.url()))
                        .build());
        opened.add(raw);
        return raw;
    }

    private RawCache raw() {
        return raw(config -> config);
    }

    private static String text(RawValue value) {
        return new String(value.payload().orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void read_ofValue_hasHeaderAndPayload() {
        caches.cache(
                        String.class,
                        config -> config.compressor("zlib").compressorMinSize(0).staleFor(Duration.ofHours(1)))
                .put("1", "x".repeat(100), Duration.ofHours(1));
        RawValue value = raw().read("1").orElseThrow();
        RawEntry entry = value.entry();
        assertThat(entry.state()).isEqualTo(RawState.FRESH);
        assertThat(entry.serializer()).isEqualTo("json");
        assertThat(entry.compressor()).isEqualTo("zlib");
        assertThat(entry.softExpiry()).isPresent();
        assertThat(entry.leasedUntil()).isEmpty();
        assertThat(entry.bytes()).isLessThan(100);
        assertThat(entry.memory()).isGreaterThan(entry.bytes());
        assertThat(entry.timeToLive().left().orElseThrow()).isBetween(Duration.ofMinutes(110), Duration.ofHours(2));
        assertThat(text(value)).isEqualTo('"' + "x".repeat(100) + '"');
    }

    @Test
    void read_ofNumberNullAndNothing_tellsThemApart() {
        Cache<Object> cache = caches.cache(Object.class);
        cache.put("number", 42L, Cache.FOREVER);
        cache.put("null", null);
        RawValue number = raw().read("number").orElseThrow();
        assertThat(number.entry().serializer()).isEqualTo("number");
        assertThat(number.entry().timeToLive()).isEqualTo(TimeToLive.forever());
        assertThat(text(number)).isEqualTo("42");
        assertThat(raw().read("null").orElseThrow().entry().isNull()).isTrue();
        assertThat(raw().read("null").orElseThrow().payload()).isEmpty();
        assertThat(raw().read("nothing")).isEmpty();
    }

    @Test
    void read_whileLoading_showsTheLease() {
        Cache<String> cache = caches.cache(String.class);
        CompletableFuture<String> loaded = new CompletableFuture<>();
        var loading = cache.getOrLoadAsync("1", () -> loaded, cache.loadOptions());
        RawEntry entry = raw().read("1").orElseThrow().entry();
        loaded.complete("one");
        assertThat(loading.toCompletableFuture().join()).isEqualTo("one");
        assertThat(entry.state()).isEqualTo(RawState.LOADING);
        assertThat(entry.leasedUntil()).isPresent();
        assertThat(raw().read("1").orElseThrow().entry().state()).isEqualTo(RawState.FRESH);
    }

    @Test
    void read_ofStaleValue_saysSo() {
        caches.cache(String.class, config -> config.staleFor(Duration.ofHours(1)))
                .put("1", "one", Duration.ofMillis(1));
        org.awaitility.Awaitility.await()
                .until(() -> raw().read("1").orElseThrow().entry().state() == RawState.STALE);
    }

    @Test
    void read_ofForeignBytes_saysSo() {
        server.command("SET", "stories:1:text", "hello");
        server.command("SET", "stories:1:zeros", "007");
        server.command("RPUSH", "stories:1:list", "a");
        for (String key : List.of("text", "zeros", "list")) {
            RawValue value = raw().read(key).orElseThrow();
            assertThat(value.entry().state()).as(key).isEqualTo(RawState.FOREIGN);
            assertThat(value.payload()).isEmpty();
        }
    }

    @Test
    void read_ofBrokenPayload_hasAProblem() {
        caches.cache(String.class, config -> config.compressor("zlib").compressorMinSize(0))
                .put("1", "x".repeat(100));
        server.command("SETRANGE", "stories:1:1", "18", "####");
        RawValue value = raw().read("1").orElseThrow();
        assertThat(value.payload()).isEmpty();
        assertThat(value.problem().orElseThrow()).contains("no zlib");
        assertThat(value.toString()).doesNotContain("xxx");
    }

    @Test
    void read_ofZipBomb_isBounded() {
        caches.cache(String.class, config -> config.compressor("zlib")).put("1", "x".repeat(100_000));
        RawValue value = raw(config -> config.maxValueSize(1000)).read("1").orElseThrow();
        assertThat(value.problem().orElseThrow()).contains("max-value-size");
    }

    @Test
    void entries_ofPattern_areThoseOfTheVersion() {
        Cache<String> cache = caches.cache(String.class);
        cache.putAll(Map.of("a1", "x", "a2", "y", "b", "z"));
        cache.withVersion(2).put("a3", "x");
        server.command("SET", "stories", "x");
        assertThat(raw().entries("a*").map(RawEntry::key)).containsExactlyInAnyOrder("a1", "a2");
        assertThat(raw(config -> config.version(2)).entries("*").map(RawEntry::key))
                .containsExactly("a3");
        assertThatThrownBy(() -> raw().entries("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void size_beyondTheSample_isEstimated() {
        Cache<Long> stories = caches.cache(Long.class);
        Map<String, Long> many = new TreeMap<>();
        IntStream.range(0, 10_000).forEach(i -> many.put("key" + i, 7L));
        stories.putAll(many);
        server.command("EVAL", "for i = 1, 10000 do redis.call('SET', 'other' .. i, 'x') end", "0");
        RawSize estimate = raw().size(4000);
        assertThat(estimate.exact()).isFalse();
        // Six times as far off as 95 % of samples are.
        assertThat(estimate.keys()).isBetween(10_000 - 3 * estimate.keysMargin(), 10_000 + 3 * estimate.keysMargin());
        assertThat(estimate.keysMargin()).isBetween(100L, 400L);
        assertThat(raw().size(50_000)).isEqualTo(new RawSize(10_000, 0, 10_000, 0, 20_000, true));
        List<Long> progress = new ArrayList<>();
        assertThat(raw().exactSize(progress::add).keys()).isEqualTo(10_000);
        assertThat(progress).endsWith(10_000L);
        assertThatThrownBy(() -> raw().size(0)).hasMessageContaining("sample must be positive");
    }

    @Test
    void recompress_withAnotherCompressor_keepsPayloadsAndTimesToLive() {
        Cache<Object> cache = caches.cache(Object.class);
        cache.put("long", "x".repeat(5000), Duration.ofHours(1));
        cache.put("short", "x");
        cache.put("number", 42L);
        cache.put("null", null);
        cache.withVersion(2).put("long", "y".repeat(5000), Cache.FOREVER);
        List<Long> progress = new ArrayList<>();
        assertThat(raw(config -> config.compressor("gzip")).recompress(progress::add))
                .isEqualTo(new Rewritten(5, 2, 0));
        assertThat(progress).containsExactly(5L);
        assertThat(raw().read("long").orElseThrow().entry().compressor()).isEqualTo("gzip");
        assertThat(cache.get("long")).contains("x".repeat(5000));
        assertThat(cache.timeToLive("long").left().orElseThrow()).isGreaterThan(Duration.ofMinutes(59));
        assertThat(cache.withVersion(2).get("long")).contains("y".repeat(5000));
        assertThat(raw().recompress(seen -> {})).isEqualTo(new Rewritten(5, 2, 0));
        assertThat(raw().read("long").orElseThrow().entry().compressor()).isEqualTo("none");
    }

    @Test
    void recompress_ofWhatIsBrokenOrForeign_leavesItAlone() {
        caches.cache(String.class, config -> config.compressor("zlib").compressorMinSize(0))
                .put("1", "x".repeat(100));
        server.command("SETRANGE", "stories:1:1", "18", "####");
        server.command("SET", "stories:1:foreign", "hello");
        server.command("RPUSH", "stories:1:list", "a");
        assertThat(raw().recompress(seen -> {})).isEqualTo(new Rewritten(3, 0, 1));
        assertThat(server.command("GET", "stories:1:foreign")).isEqualTo("hello");
    }

    @Test
    void roundTrips_ofServer_areThere() {
        assertThat(raw().roundTrips()).containsOnlyKeys(server.location());
    }

    @Test
    void everything_whenRedisIsDown_isUnavailable() {
        RawCache raw = raw();
        server.kill();
        assertThat(raw.roundTrips()).isEmpty();
        assertThatThrownBy(() -> raw.read("1")).isInstanceOf(CacheUnavailableException.class);
        assertThatThrownBy(() -> raw.entries("*").count()).isInstanceOf(CacheUnavailableException.class);
        assertThatThrownBy(() -> raw.size(10)).isInstanceOf(CacheUnavailableException.class);
        assertThatThrownBy(() -> raw.exactSize(seen -> {})).isInstanceOf(CacheUnavailableException.class);
        assertThatThrownBy(() -> raw.recompress(seen -> {})).isInstanceOf(CacheUnavailableException.class);
    }

    @Test
    void open_ofCacheThatIsSwitchedOff_isRefused() {
        CacheConfig off = CacheConfig.builder("stories").enabled(false).build();
        assertThatThrownBy(() -> RawCache.open(off)).hasMessageContaining("enabled must be true");
    }
}
