package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Redis gone, slow, full, read-only, restarted: nobody hangs, nothing outdated is served, nothing is lost. */
@RedisTest
@Timeout(60)
class FailureTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final RedisServer server;
    private TestCaches caches;

    FailureTest(RedisServer server) {
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

    private Cache<String> cache(UnaryOperator<CacheConfigBuilder> settings) {
        return caches.cache(
                String.class,
                config -> settings.apply(
                        config.socketTimeout(SHORT).connectTimeout(SHORT).breakerOpenFor(SHORT)));
    }

    private Cache<String> cache() {
        return cache(config -> config);
    }

    @Test
    void reads_serverGone_areMissesAndLoadsRun() {
        Cache<String> cache = cache();
        cache.put("k", "v");
        server.kill();
        assertThat(cache.get("k")).isEmpty();
        assertThat(cache.contains("k")).isFalse();
        assertThat(cache.getAll(List.of("k"))).isEmpty();
        assertThat(cache.timeToLive("k").present()).isFalse();
        assertThat(cache.getOrLoad("k", () -> "loaded")).isEqualTo("loaded");
        assertThat(cache.statistics().failures()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void cache_serverNotThereAtStart_worksWhenItComes() {
        server.stop();
        Cache<String> cache = cache();
        AtomicInteger runs = new AtomicInteger();
        assertThat(cache.getOrLoad("k", () -> "v" + runs.incrementAndGet())).isEqualTo("v1");
        server.restart();
        Awaitility.await().untilAsserted(() -> {
            cache.getOrLoad("k", () -> "v" + runs.incrementAndGet());
            assertThat(cache.get("k")).isPresent();
        });
    }

    @Test
    void cache_serverLostAndBack_cachesAgain() {
        Cache<String> cache = cache();
        cache.put("k", "v");
        server.kill();
        cache.get("k");
        server.restart();
        Awaitility.await().untilAsserted(() -> {
            cache.put("k", "v2");
            assertThat(cache.get("k")).contains("v2");
        });
    }

    @Test
    void reads_pooledConnectionsDied_areTriedAgainOnce() {
        Cache<String> cache = cache();
        cache.put("k", "v");
        server.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
        assertThat(cache.get("k")).contains("v");
        server.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
        cache.put("k", "v2");
        assertThat(cache.get("k")).contains("v2");
        assertThat(cache.statistics().failures()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> everyOperation_serverGoneAndRaise_throws() {
        server.kill();
        Cache<String> cache = cache(config -> config.onFailure(OnFailure.RAISE));
        Map<String, Consumer<Cache<String>>> operations = new LinkedHashMap<>(withResultsThatMatter());
        operations.put("get", c -> c.get("k"));
        operations.put("getAll", c -> c.getAll(List.of("k")));
        operations.put("contains", c -> c.contains("k"));
        operations.put("timeToLive", c -> c.timeToLive("k"));
        operations.put("put", c -> c.put("k", "v"));
        operations.put("putAll", c -> c.putAll(Map.of("k", "v")));
        operations.put("touch", c -> c.touch("k"));
        operations.put("persist", c -> c.persist("k"));
        operations.put("getOrLoad", c -> c.getOrLoad("k", () -> "v"));
        operations.put("invalidate", c -> c.invalidate("k"));
        operations.put("invalidateAll", c -> c.invalidateAll(List.of("k")));
        operations.put("invalidatePattern", c -> c.invalidatePattern("k*"));
        operations.put("clear", Cache::clear);
        operations.put("clearAllVersions", Cache::clearAllVersions);
        return operations.entrySet().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.getKey(),
                        () -> assertThatExceptionOfType(CacheUnavailableException.class)
                                .isThrownBy(() -> operation.getValue().accept(cache))));
    }

    @TestFactory
    Stream<DynamicTest> operationsWhoseResultMatters_serverGone_alwaysThrow() {
        server.kill();
        Cache<String> cache = cache();
        return withResultsThatMatter().entrySet().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.getKey(),
                        () -> assertThatExceptionOfType(CacheUnavailableException.class)
                                .isThrownBy(() -> operation.getValue().accept(cache))));
    }

    @Test
    void incrementThatCreates_serverGone_throws() {
        server.kill();
        Cache<Long> numbers = caches.cache(Long.class);
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> numbers.increment("k", 1, 1, SHORT));
    }

    @Test
    void extend_serverGone_throws() {
        Cache<String> cache = cache();
        CacheLock lock = cache.lock("k", Duration.ofMinutes(1));
        server.kill();
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> lock.extend(Duration.ofMinutes(1)));
        lock.close();
    }

    private static Map<String, Consumer<Cache<String>>> withResultsThatMatter() {
        Map<String, Consumer<Cache<String>>> operations = new LinkedHashMap<>();
        operations.put("increment", c -> c.increment("k", 1));
        operations.put("incrementVersion", c -> c.incrementVersion("k"));
        operations.put("putIfAbsent", c -> c.putIfAbsent("k", "v"));
        operations.put("tryLock", c -> c.tryLock("k", SHORT));
        operations.put("lock", c -> c.lock("k", SHORT));
        operations.put("reserialize", Cache::reserialize);
        operations.put("keys", c -> c.keys("*").count());
        return operations;
    }

    @Test
    void S09_reads_serverHangs_endAtTheSocketTimeoutAndSoonAreNotAsked() {
        Cache<String> cache = cache(config -> config.breakerFailures(3).breakerOpenFor(Duration.ofMinutes(5)));
        cache.put("k", "v");
        server.pause();
        try {
            // Each would take 200 ms if the server was asked: the test's own time limit is what fails otherwise.
            for (int i = 0; i < 2000; i++) {
                assertThat(cache.get("k")).isEmpty();
            }
        } finally {
            server.resume();
        }
        assertThat(cache.statistics().failures()).isEqualTo(2000);
    }

    @TestFactory
    Stream<DynamicTest> invalidations_notDelivered_areDeliveredLaterAndReadsAreMissesUntilThen() {
        Map<String, Consumer<Cache<String>>> kinds = new LinkedHashMap<>();
        kinds.put("invalidate", c -> c.invalidate("k"));
        kinds.put("invalidateAll", c -> c.invalidateAll(List.of("k")));
        kinds.put("invalidatePattern", c -> c.invalidatePattern("k*"));
        kinds.put("clear", Cache::clear);
        kinds.put("clearAllVersions", Cache::clearAllVersions);
        kinds.put("put", c -> c.put("k", "dropped"));
        kinds.put("putAll", c -> c.putAll(Map.of("k", "dropped")));
        kinds.put("put null", c -> c.put("k", "dropped", Duration.ZERO));
        return kinds.entrySet().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> delivered(kind.getValue())));
    }

    private void delivered(Consumer<Cache<String>> invalidation) {
        Cache<String> here = cache();
        Cache<String> there = cache();
        here.put("k", "outdated");
        server.command("SET", "session", "foreign");
        server.pause();
        try {
            invalidation.accept(here);
            assertThat(here.statistics().pendingInvalidations()).isEqualTo(1);
            assertThat(here.get("k")).isEmpty();
            assertThat(here.getOrLoad("k", () -> "loaded")).isEqualTo("loaded");
        } finally {
            server.resume();
        }
        Awaitility.await().until(() -> here.statistics().pendingInvalidations() == 0);
        assertThat(there.get("k")).isNotEqualTo(Optional.of("outdated"));
        Awaitility.await().untilAsserted(() -> {
            here.put("k", "new");
            assertThat(here.get("k")).contains("new");
        });
        assertThat(server.command("GET", "session")).isEqualTo("foreign");
    }

    @Test
    void invalidations_moreThanAreKept_clearTheWholeCacheOnReturn() {
        Cache<String> cache = cache(config -> config.invalidationsMaxPending(2));
        cache.put("untouched", "v");
        cache.withVersion(7).put("untouched", "v");
        server.command("SET", "session", "foreign");
        server.pause();
        try {
            cache.invalidateAll(List.of("a", "b", "c"));
        } finally {
            server.resume();
        }
        Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
        assertThat(server.command("KEYS", "*")).isEqualTo("session");
    }

    @Test
    void load_serverDiesWhileTheLoaderRuns_callerGetsItsValue() {
        Cache<String> cache = cache();
        assertThat(cache.getOrLoad("k", () -> {
                    server.kill();
                    return "v";
                }))
                .isEqualTo("v");
        assertThat(cache.statistics().droppedWrites()).isEqualTo(1);
    }

    @Test
    void load_serverRestartsWhileTheLoaderRuns_isNotStoredSinceItsLeaseIsGone() {
        Cache<String> cache = cache();
        assertThat(cache.getOrLoad("k", () -> {
                    server.restart();
                    return "v";
                }))
                .isEqualTo("v");
        assertThat(cache.get("k")).isEmpty();
    }

    @Test
    void scripts_serverLostThem_areSentAgain() {
        Cache<String> cache = cache();
        cache.getOrLoad("a", () -> "v");
        server.command("SCRIPT", "FLUSH");
        assertThat(cache.getOrLoad("b", () -> "v")).isEqualTo("v");
        assertThat(cache.get("b")).contains("v");
        server.command("SCRIPT", "FLUSH");
        assertThat(cache.invalidateAll(List.of("a", "b"))).isEqualTo(2);
    }

    @Test
    void writes_serverFull_areDroppedAndLeaveNothingOutdated() {
        Cache<String> cache = cache();
        cache.put("k", "old");
        cache.put("other", "readable");
        server.command("CONFIG", "SET", "maxmemory", "1");
        try {
            cache.put("k", "new");
            assertThat(cache.statistics().droppedWrites()).isEqualTo(1);
            Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
            assertThat(cache.get("k")).isEmpty();
            assertThat(cache.get("other")).contains("readable");
            assertThat(cache.getOrLoad("k", () -> "loaded")).isEqualTo("loaded");
            assertThat(cache.invalidate("other")).isTrue();
        } finally {
            server.command("CONFIG", "SET", "maxmemory", "0");
        }
        cache.put("k", "again");
        assertThat(cache.get("k")).contains("again");
    }

    @Test
    void invalidation_serverReadOnly_isKeptUntilItIsNot() {
        Cache<String> cache = cache();
        cache.put("k", "old");
        server.command("REPLICAOF", "127.0.0.1", "1");
        try {
            cache.invalidate("k");
            assertThat(cache.statistics().pendingInvalidations()).isEqualTo(1);
            assertThat(cache.get("k")).isEmpty();
        } finally {
            server.command("REPLICAOF", "NO", "ONE");
        }
        Awaitility.await().until(() -> cache.statistics().pendingInvalidations() == 0);
        assertThat(server.command("EXISTS", "stories:1:k")).isEqualTo("0");
    }

    @Test
    void S05_wrongPassword_isUnavailableAndNamesNoSecret() {
        Cache<String> cache = cache(c -> c.password("s3cret-wrong").onFailure(OnFailure.RAISE));
        server.command("CONFIG", "SET", "requirepass", "right");
        try {
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> cache.get("k"))
                    .withMessageContaining("WRONGPASS")
                    .withMessageContaining(server.location())
                    .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("s3cret"));
        } finally {
            server.restart();
        }
    }

    @Test
    void S08_pool_exhaustedByAHungServer_doesNotKeepTheBreakerClosed() throws Exception {
        Cache<String> cache = cache(config -> config.poolMaxConnections(2)
                .poolMaxWait(Duration.ofMillis(20))
                .breakerFailures(3)
                .breakerOpenFor(Duration.ofMinutes(5)));
        cache.put("k", "v");
        server.pause();
        try {
            List<Thread> readers = Stream.generate(() -> new Thread(() -> {
                        // 16,000 reads of 20 ms and more each, unless the breaker opens: the time limit would fail.
                        for (int i = 0; i < 2000; i++) {
                            cache.get("k");
                        }
                    }))
                    .limit(8)
                    .toList();
            readers.forEach(Thread::start);
            for (Thread reader : readers) {
                reader.join();
            }
        } finally {
            server.resume();
        }
        assertThat(cache.statistics().failures()).isEqualTo(16_000);
    }

    @Test
    void S08_pool_exhausted_waitsMaxWaitAndThenThePolicyApplies() throws Exception {
        Cache<String> cache = cache(config ->
                config.poolMaxConnections(1).poolMaxWait(Duration.ofMillis(50)).socketTimeout(Duration.ofSeconds(20)));
        cache.put("k", "v");
        server.pause();
        CountDownLatch ended = new CountDownLatch(1);
        Thread holder = new Thread(() -> {
            cache.get("k");
            ended.countDown();
        });
        try {
            holder.start();
            Awaitility.await().untilAsserted(() -> {
                assertThat(cache.get("k")).isEmpty();
                assertThat(cache.statistics().failures()).isPositive();
            });
        } finally {
            server.resume();
        }
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(cache.get("k")).contains("v");
    }

    @Test
    void pool_interruptedWhileWaiting_failsAndKeepsTheStatus() throws Exception {
        Cache<String> cache = cache(config ->
                config.poolMaxConnections(1).poolMaxWait(Duration.ofMinutes(5)).socketTimeout(Duration.ofSeconds(20)));
        cache.put("k", "v");
        server.pause();
        AtomicInteger stillInterrupted = new AtomicInteger();
        Runnable read = () -> {
            cache.get("k");
            stillInterrupted.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
        };
        List<Thread> readers = List.of(new Thread(read), new Thread(read));
        try {
            readers.forEach(Thread::start);
            // One of them reads from the socket, the other one waits for the connection.
            Awaitility.await()
                    .until(() -> readers.stream().anyMatch(reader -> reader.getState() == Thread.State.TIMED_WAITING));
            readers.forEach(Thread::interrupt);
            Awaitility.await().until(() -> readers.stream().anyMatch(reader -> !reader.isAlive()));
        } finally {
            server.resume();
        }
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(stillInterrupted).hasValue(2);
        assertThat(cache.statistics().failures()).isEqualTo(1);
    }

    @Test
    void closedManager_behavesAsIfRedisCouldNotBeAsked() {
        CacheManager manager = caches.manager(config -> config);
        Cache<String> cache = manager.cache(TestCaches.NAME, String.class);
        cache.put("k", "v");
        manager.close();
        manager.close();
        assertThat(cache.get("k")).isEmpty();
        assertThat(cache.getOrLoad("k", () -> "loaded")).isEqualTo("loaded");
        cache.invalidate("k");
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
