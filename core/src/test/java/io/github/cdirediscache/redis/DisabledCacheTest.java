package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheLockTimeoutException;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.Lookup;
import io.github.cdirediscache.cache.TimeToLive;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.TopologyKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a cache that is switched off does, beside {@link CacheContract}: nobody is asked, and nothing is there. */
@Timeout(60)
class DisabledCacheTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Where the server would be; nobody may come. */
    private ServerSocket listener;

    private CacheManager manager;
    private Cache<Story> cache;

    @BeforeEach
    void open() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        manager = RedisCacheManager.of(config().build());
        cache = manager.cache("stories", Story.class);
    }

    /** With failures raised, since none may be hidden here. */
    private CacheConfigBuilder config() {
        return CacheConfig.builder("stories")
                .enabled(false)
                .onFailure(OnFailure.RAISE)
                .locations("127.0.0.1:" + listener.getLocalPort());
    }

    @AfterEach
    void nobodyCame() throws IOException {
        manager.close();
        listener.setSoTimeout(1);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(listener::accept);
        listener.close();
    }

    @Test
    void S43_put_storesNothing() {
        cache.put("1", Story.of(1));
        cache.put("2", Story.of(2), MINUTE);
        cache.put("n", null);
        cache.putAll(Map.of("3", Story.of(3)));
        cache.putAll(Map.of("4", Story.of(4)), Cache.FOREVER);
        List<String> keys = List.of("1", "2", "n", "3", "4");
        assertThat(cache.getAll(keys)).isEmpty();
        keys.forEach(key -> {
            assertThat(cache.get(key)).isEmpty();
            assertThat(cache.lookup(key)).isEqualTo(Lookup.absent());
            assertThat(cache.contains(key)).isFalse();
        });
        assertThat(cache.keys("*")).isEmpty();
        assertThat(cache.statistics().puts()).isZero();
        assertThat(cache.statistics().hits()).isZero();
        assertThat(cache.statistics().misses()).isEqualTo(15);
    }

    @Test
    void S43_putIfAbsent_nothingIsThere_isTrueEveryTime() {
        assertThat(cache.putIfAbsent("k", Story.of(1))).isTrue();
        assertThat(cache.putIfAbsent("k", Story.of(2), MINUTE)).isTrue();
        assertThat(cache.get("k")).isEmpty();
    }

    @Test
    void S43_getOrLoad_everyLoadRuns() {
        AtomicInteger loads = new AtomicInteger();
        for (int i = 1; i <= 3; i++) {
            assertThat(cache.getOrLoad("k", () -> Story.of(loads.incrementAndGet())))
                    .isEqualTo(Story.of(i));
        }
        assertThat(cache.getOrLoad("n", () -> null)).isNull();
        assertThat(cache.statistics().loads()).isEqualTo(4);
        assertThat(cache.statistics().misses()).isEqualTo(4);
    }

    @Test
    void S43_getOrLoad_loaderFails_throwsWhatItThrew() {
        IOException failure = new IOException("loader");
        assertThatThrownBy(() -> cache.getOrLoad("k", () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(cache.statistics().loadFailures()).isEqualTo(1);
        assertThat(cache.statistics().loads()).isZero();
    }

    @Test
    void S43_getOrLoad_loaderAsksForItsOwnKey_runsThrough() {
        assertThat(cache.getOrLoad("k", () -> cache.getOrLoad("k", () -> Story.of(1))))
                .isEqualTo(Story.of(1));
    }

    @Test
    void S43_getOrLoadAsync_everyLoadRuns() {
        AtomicInteger loads = new AtomicInteger();
        for (int i = 1; i <= 2; i++) {
            assertThat(cache.getOrLoadAsync(
                                    "k",
                                    () -> CompletableFuture.completedFuture(Story.of(loads.incrementAndGet())),
                                    cache.loadOptions())
                            .toCompletableFuture())
                    .isCompletedWithValue(Story.of(i));
        }
        assertThat(cache.statistics().loads()).isEqualTo(2);
    }

    @Test
    void S43_getOrLoadAsync_stageFails_completesWithThat() {
        IOException failure = new IOException("stage");
        assertCompletesWith(failure, () -> CompletableFuture.failedFuture(failure));
        assertCompletesWith(
                failure, () -> CompletableFuture.<Story>failedFuture(failure).thenApply(story -> story));
    }

    @Test
    void S43_getOrLoadAsync_loaderThrows_completesWithThat() {
        IllegalStateException failure = new IllegalStateException("loader");
        assertCompletesWith(failure, () -> {
            throw failure;
        });
    }

    private void assertCompletesWith(Exception failure, Supplier<CompletionStage<Story>> loader) {
        long before = cache.statistics().loadFailures();
        CompletionStage<Story> stage = cache.getOrLoadAsync("k", loader, cache.loadOptions());
        AtomicReference<Throwable> seen = new AtomicReference<>();
        stage.whenComplete((value, thrown) -> seen.set(thrown));
        assertThat(seen).hasValue(failure);
        assertThat(cache.statistics().loadFailures()).isEqualTo(before + 1);
    }

    @Test
    void S43_removing_nothingIsThere() {
        assertThat(cache.invalidate("k")).isFalse();
        assertThat(cache.invalidateAll(List.of("k", "l"))).isZero();
        assertThat(cache.invalidatePattern("k*")).isZero();
        assertThat(cache.clear()).isZero();
        assertThat(cache.clearAllVersions()).isZero();
        assertThat(cache.statistics().invalidations()).isZero();
        assertThat(cache.statistics().pendingInvalidations()).isZero();
    }

    @Test
    void S43_timesAndVersionsAndNumbers_nothingIsThere() {
        assertThat(cache.timeToLive("k")).isEqualTo(TimeToLive.absent());
        assertThat(cache.touch("k")).isFalse();
        assertThat(cache.touch("k", MINUTE)).isFalse();
        assertThat(cache.persist("k")).isFalse();
        assertThat(cache.incrementVersion("k", 1)).isEmpty();
        assertThat(cache.reserialize(done -> {})).isZero();
        Cache<Long> numbers = manager.cache("stories", Long.class);
        numbers.put("n", 1L);
        assertThat(numbers.increment("n", 1)).isEmpty();
        assertThat(numbers.increment("n", 1, 7, MINUTE)).isEqualTo(7);
        assertThat(numbers.increment("n", 1, 7, MINUTE)).isEqualTo(7);
    }

    @Test
    void S43_withVersion_isAViewOfTheSameCache() {
        Cache<Story> second = cache.withVersion(2);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.name()).isEqualTo("stories");
        assertThat(second.get("k")).isEmpty();
        assertThat(cache.statistics().misses()).isEqualTo(1);
    }

    @Test
    void S43_lock_holdsWithinTheProcess() {
        try (CacheLock lock = cache.lock("k", MINUTE)) {
            assertThat(cache.tryLock("k", MINUTE)).isEmpty();
            assertThat(manager.cache("stories", Long.class).tryLock("k", MINUTE))
                    .isEmpty();
            assertThat(cache.tryLock("other", MINUTE)).isPresent();
            assertThat(cache.withVersion(2).tryLock("k", MINUTE)).isPresent();
            assertThat(lock.key()).isEqualTo("k");
        }
        long before = cache.tryLock("k", Duration.ofMillis(1)).orElseThrow().fencingToken();
        try (CacheLock lock = cache.lock("k", MINUTE)) {
            assertThat(lock.fencingToken()).isGreaterThan(before);
            assertThatExceptionOfType(CacheLockTimeoutException.class)
                    .isThrownBy(() -> cache.lock("k", Duration.ofMillis(20)));
        }
    }

    @Test
    void S43_extend_heldAndNot() {
        CacheLock lock = cache.lock("k", MINUTE, Duration.ZERO);
        assertThat(lock.extend(Duration.ofMillis(1))).isTrue();
        CacheLock next = cache.lock("k", MINUTE, MINUTE);
        assertThat(lock.extend(MINUTE)).isFalse();
        assertThat(next.extend(MINUTE)).isTrue();
        next.close();
        assertThat(next.extend(MINUTE)).isFalse();
    }

    @Test
    void S43_lock_leaseRanOut_closeLeavesTheNextHolders() {
        CacheLock first = cache.lock("k", Duration.ofMillis(1));
        CacheLock second = cache.lock("k", MINUTE);
        first.close();
        assertThat(cache.tryLock("k", MINUTE)).isEmpty();
        second.close();
        assertThat(cache.tryLock("k", MINUTE)).isPresent();
    }

    @TestFactory
    Stream<DynamicTest> S43_keyThatAnEnabledCacheRefuses_isRefused() {
        Map<String, Consumer<String>> operations = new LinkedHashMap<>();
        operations.put("get", cache::get);
        operations.put("getAll", key -> cache.getAll(List.of("k", key)));
        operations.put("put", key -> cache.put(key, Story.of(1)));
        operations.put("putAll", key -> cache.putAll(Map.of(key, Story.of(1))));
        operations.put("putIfAbsent", key -> cache.putIfAbsent(key, Story.of(1)));
        operations.put("contains", cache::contains);
        operations.put("invalidate", cache::invalidate);
        operations.put("invalidateAll", key -> cache.invalidateAll(List.of(key)));
        operations.put("increment", key -> cache.increment(key, 1));
        operations.put("increment or create", key -> cache.increment(key, 1, 1, MINUTE));
        operations.put("incrementVersion", key -> cache.incrementVersion(key, 1));
        operations.put("timeToLive", cache::timeToLive);
        operations.put("touch", cache::touch);
        operations.put("persist", cache::persist);
        operations.put("getOrLoad", key -> cache.getOrLoad(key, () -> Story.of(1)));
        operations.put("lock", key -> cache.lock(key, MINUTE));
        operations.put("tryLock", key -> cache.tryLock(key, MINUTE));
        List<DynamicTest> tests = new ArrayList<>();
        operations.forEach((name, operation) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            assertThatIllegalArgumentException().isThrownBy(() -> operation.accept(""));
            assertThatIllegalArgumentException().isThrownBy(() -> operation.accept("k".repeat((1 << 20) + 1)));
            assertThatIllegalArgumentException().isThrownBy(() -> operation.accept("\ud800"));
        })));
        tests.add(DynamicTest.dynamicTest("patterns", () -> {
            assertThatIllegalArgumentException().isThrownBy(() -> cache.invalidatePattern(""));
            assertThatIllegalArgumentException().isThrownBy(() -> cache.keys(""));
        }));
        tests.add(DynamicTest.dynamicTest("versions", () -> {
            assertThatIllegalArgumentException().isThrownBy(() -> cache.withVersion(-1));
            assertThatIllegalArgumentException().isThrownBy(() -> cache.incrementVersion("k", -2));
            assertThatIllegalArgumentException().isThrownBy(() -> cache.incrementVersion("k", Integer.MAX_VALUE));
        }));
        tests.add(DynamicTest.dynamicTest("leases", () -> {
            assertThatIllegalArgumentException().isThrownBy(() -> cache.tryLock("k", Duration.ZERO));
            assertThatIllegalArgumentException().isThrownBy(() -> cache.lock("k", MINUTE.negated()));
        }));
        return tests.stream();
    }

    @Test
    void S43_servers_ofADisabledCache_areNotListed() {
        assertThat(manager.servers()).isEmpty();
        assertThat(manager.names()).containsExactly("stories");
    }

    @Test
    void S43_noLocation_isNoProblem() {
        CacheConfig without = CacheConfig.builder("other").enabled(false).build();
        try (CacheManager others = RedisCacheManager.of(without)) {
            assertThat(others.cache("other", String.class).getOrLoad("k", () -> "v"))
                    .isEqualTo("v");
        }
    }

    @ParameterizedTest
    @EnumSource(TopologyKind.class)
    void S43_eachTopology_nobodyIsAsked(TopologyKind topology) {
        CacheConfigBuilder config = config().topology(topology);
        if (topology == TopologyKind.SENTINEL) {
            config.sentinelMaster("main");
        }
        try (CacheManager others = RedisCacheManager.of(config.build())) {
            Cache<String> other = others.cache("stories", String.class);
            other.put("k", "v");
            assertThat(other.get("k")).isEmpty();
            assertThat(other.clear()).isZero();
        }
    }

    @Test
    void S43_closedManager_loadsStillRun() {
        manager.close();
        assertThat(cache.getOrLoad("k", () -> Story.of(1))).isEqualTo(Story.of(1));
    }
}
