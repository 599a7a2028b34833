package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheInterruptedException;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.KeptFailures;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.config.CacheConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code getOrLoad} promises, whatever the servers are. Two managers stand for two processes. */
@Timeout(60)
abstract class LoadingContract {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private static final String LEASED = """
            local found = {}
            for _, key in ipairs(redis.call('KEYS', '*')) do
              local head = redis.call('TYPE', key).ok == 'string' and redis.call('GETRANGE', key, 0, 2) or ''
              if #head == 3 and string.byte(head, 1) == 202 and bit.band(string.byte(head, 3), 2) ~= 0 then
                found[#found + 1] = key
              end
            end
            return found
            """;

    /** Claims a key for some milliseconds. */
    private static final String CLAIM_OF_A_DEAD_PROCESS = """
            local t = redis.call('TIME')
            local ends = t[1] * 1000 + math.floor(t[2] / 1000) + ARGV[1]
            redis.call('SET', KEYS[1], '\\202\\1\\18' .. string.rep('x', 16) .. struct.pack('>I8', ends), 'PX', ARGV[1])
            """;

    abstract TestServers servers();

    /** A manager of the cache {@code stories}. */
    private CacheManager manager(UnaryOperator<CacheConfigBuilder> settings) {
        return servers().manager(settings);
    }

    /** The commands that the masters have run since they started, by name. */
    private long commandsRun(String name) {
        return servers().masters().stream()
                .mapToLong(master -> TestServers.commandsRun(master, name))
                .sum();
    }

    /** The physical keys whose entries carry a lease. */
    private List<String> leasedKeys() {
        return servers().masters().stream()
                .flatMap(server -> server.command("EVAL", LEASED, "0").lines())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @AfterEach
    void noLeaseIsLeftBehind() {
        threads.shutdownNow();
        assertThat(leasedKeys()).isEmpty();
    }

    private Cache<String> cache() {
        return cache(config -> config);
    }

    private Cache<String> cache(UnaryOperator<CacheConfigBuilder> settings) {
        return manager(settings).cache("stories", String.class);
    }

    @Test
    void S33_getOrLoad_hit_isOneGet() {
        Cache<String> cache = cache();
        cache.put("k", "v");
        cache.getOrLoad("k", () -> "other");
        long gets = commandsRun("get");
        long scripts = commandsRun("evalsha");
        assertThat(cache.getOrLoad("k", () -> "other")).isEqualTo("v");
        assertThat(commandsRun("get") - gets).isEqualTo(1);
        assertThat(commandsRun("evalsha") - scripts).isZero();
    }

    @Test
    void S34_getOrLoad_herdOfThreads_computesOnceAndServesAll() throws Exception {
        Cache<String> cache = cache();
        AtomicInteger computed = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        CyclicBarrier start = new CyclicBarrier(51);
        List<Future<String>> callers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            callers.add(threads.submit(() -> {
                start.await();
                return cache.getOrLoad("cold", () -> {
                    release.await();
                    return "v" + computed.incrementAndGet();
                });
            }));
        }
        start.await();
        release.countDown();
        for (Future<String> caller : callers) {
            assertThat(caller.get()).isEqualTo("v1");
        }
        assertThat(computed).hasValue(1);
        assertThat(cache.statistics().loads()).isEqualTo(1);
    }

    @Test
    void S34_getOrLoad_herdOfManagers_computesOnceAndServesAll() throws Exception {
        AtomicInteger computed = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(20);
        List<Future<String>> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Cache<String> cache = cache();
            callers.add(threads.submit(() -> {
                start.await();
                return cache.getOrLoad("cold", () -> "v" + computed.incrementAndGet());
            }));
        }
        for (Future<String> caller : callers) {
            assertThat(caller.get()).isEqualTo("v1");
        }
        assertThat(computed).hasValue(1);
    }

    @Test
    void S35_getOrLoad_staleWhileOneRecomputes_servesOthersTheStaleValue() throws Exception {
        Cache<String> here = cache(c -> c.staleFor(HOUR).timeout(Duration.ofMillis(30)));
        Cache<String> there = cache(c -> c.staleFor(HOUR).timeout(Duration.ofMillis(30)));
        here.put("k", "old");
        Awaitility.await().until(() -> here.get("k").isEmpty());
        Gate gate = new Gate();
        Future<String> recomputing = threads.submit(() -> here.getOrLoad("k", gate::load));
        gate.awaitEntered();
        assertThat(here.getOrLoad("k", () -> "not run")).isEqualTo("old");
        assertThat(there.getOrLoad("k", () -> "not run")).isEqualTo("old");
        assertThat(there.statistics().staleHits()).isEqualTo(1);
        assertThat(here.statistics().staleHits()).isEqualTo(1);
        gate.open("new");
        assertThat(recomputing.get()).isEqualTo("new");
    }

    @Test
    void S35_getOrLoad_staleTimeIsOver_waitsForTheNewValue() throws Exception {
        Duration tiny = Duration.ofMillis(30);
        Cache<String> cache = cache(c -> c.staleFor(tiny).timeout(tiny));
        cache.put("k", "old");
        Awaitility.await().until(() -> cache.keys("*").findAny().isEmpty());
        assertThat(cache.getOrLoad("k", () -> "new", cache.loadOptions().withTimeToLive(HOUR)))
                .isEqualTo("new");
    }

    @Test
    void S35_otherOperations_ofAStaleValue_takeItAsAbsent() {
        Cache<String> cache = cache(c -> c.staleFor(HOUR));
        cache.put("k", "old", Duration.ofMillis(20));
        Awaitility.await().until(() -> cache.get("k").isEmpty());
        assertThat(cache.contains("k")).isFalse();
        assertThat(cache.getAll(List.of("k"))).isEmpty();
        assertThat(cache.timeToLive("k").present()).isFalse();
        assertThat(cache.touch("k")).isFalse();
        assertThat(cache.persist("k")).isFalse();
        assertThat(cache.incrementVersion("k")).isEmpty();
        assertThat(cache.keys("*")).isEmpty();
        assertThat(cache.putIfAbsent("k", "new", HOUR)).isTrue();
        assertThat(cache.get("k")).contains("new");
    }

    @Test
    void S36_getOrLoad_holderCrashes_nextCallerLoadsWhenTheLeaseIsOver() {
        String key = "stories:1:k";
        servers().masterOf(key).command("EVAL", CLAIM_OF_A_DEAD_PROCESS, "1", key, "300");
        assertThat(leasedKeys()).containsExactly(key);
        Cache<String> cache = cache();
        assertThat(cache.getOrLoad("k", () -> "mine")).isEqualTo("mine");
        assertThat(cache.get("k")).contains("mine");
    }

    @Test
    void S37_getOrLoad_loaderSlowerThanTheLease_leaseIsRenewed() throws Exception {
        Cache<String> here = cache(c -> c.lease(Duration.ofMillis(900)));
        Cache<String> there = cache(c -> c.lease(Duration.ofMillis(900)));
        Gate gate = new Gate();
        Future<String> slow = threads.submit(() -> here.getOrLoad("k", gate::load));
        gate.awaitEntered();
        AtomicInteger second = new AtomicInteger();
        Future<String> waiting = threads.submit(() -> there.getOrLoad("k", () -> "second" + second.incrementAndGet()));
        long renewals = commandsRun("setrange");
        Awaitility.await().until(() -> commandsRun("setrange") >= renewals + 6);
        gate.open("slow");
        assertThat(slow.get()).isEqualTo("slow");
        assertThat(waiting.get()).isEqualTo("slow");
        assertThat(second).hasValue(0);
    }

    @Test
    void getOrLoad_loadWaitIsOver_runsItsOwnLoaderAndDoesNotStoreIt() throws Exception {
        Cache<String> here = cache();
        Cache<String> there = cache(c -> c.loadWait(Duration.ofMillis(50)));
        Gate gate = new Gate();
        Future<String> slow = threads.submit(() -> here.getOrLoad("k", gate::load));
        gate.awaitEntered();
        assertThat(there.getOrLoad("k", () -> "own")).isEqualTo("own");
        LoadOptions brief = here.loadOptions().withLoadWait(Duration.ofMillis(50));
        assertThat(here.getOrLoad("k", () -> "own", brief)).isEqualTo("own");
        assertThat(there.get("k")).isEmpty();
        gate.open("slow");
        assertThat(slow.get()).isEqualTo("slow");
        assertThat(there.get("k")).contains("slow");
    }

    @Test
    void S38_getOrLoad_loaderFails_isThrownAsItIsAndFreesTheKey() {
        Cache<String> cache = cache();
        IOException failure = new IOException("checked");
        assertThatThrownBy(() -> cache.<IOException>getOrLoad("k", () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(cache.statistics().loadFailures()).isEqualTo(1);
        assertThat(cache.getOrLoad("k", () -> "next")).isEqualTo("next");
    }

    @Test
    void S38_getOrLoad_loaderThrowsAnError_isThrownAsItIsAndFreesTheKey() {
        Cache<String> cache = cache();
        AssertionError failure = new AssertionError("error");
        assertThatThrownBy(() -> cache.getOrLoad("k", () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(cache.getOrLoad("k", () -> "next")).isEqualTo("next");
    }

    @Test
    void S38_getOrLoad_loaderFailsForAHerd_allGetTheFailure() throws Exception {
        Cache<String> cache = cache();
        Gate gate = new Gate();
        Future<String> first = threads.submit(() -> cache.getOrLoad("k", gate::load));
        gate.awaitEntered();
        AtomicReference<Thread> waiting = new AtomicReference<>();
        Future<String> second = threads.submit(() -> {
            waiting.set(Thread.currentThread());
            return cache.getOrLoad("k", () -> "not run");
        });
        awaitBlocked(waiting);
        gate.fail(new IllegalStateException("boom"));
        assertThatThrownBy(first::get).hasRootCauseMessage("boom");
        assertThatThrownBy(second::get).hasRootCauseMessage("boom");
    }

    @Test
    void S38_getOrLoad_loaderFailsWhileThereIsAStaleValue_policyDecides() {
        Cache<String> cache = cache(c -> c.staleFor(HOUR));
        cache.put("k", "old", Duration.ofMillis(20));
        Awaitility.await().until(() -> cache.get("k").isEmpty());
        assertThat(cache.getOrLoad("k", () -> {
                    throw new IllegalStateException("boom");
                }))
                .isEqualTo("old");
        assertThat(cache.statistics().staleHits()).isEqualTo(1);
        assertThatThrownBy(() -> cache.getOrLoad(
                        "k",
                        () -> {
                            throw new IllegalStateException("boom");
                        },
                        cache.loadOptions().withStaleOnError(false)))
                .hasMessage("boom");
        assertThat(cache.getOrLoad("k", () -> "new")).isEqualTo("new");
    }

    @Test
    void S39_getOrLoad_afterInvalidation_loads() {
        Cache<String> cache = cache();
        cache.getOrLoad("k", () -> "one");
        cache.invalidate("k");
        assertThat(cache.getOrLoad("k", () -> "two")).isEqualTo("two");
        cache.clear();
        assertThat(cache.getOrLoad("k", () -> "three")).isEqualTo("three");
        cache.put("k", "four");
        assertThat(cache.getOrLoad("k", () -> "five")).isEqualTo("four");
    }

    @Test
    void S40_getOrLoad_placeholder_isAbsentToEveryOtherOperation() throws Exception {
        Cache<String> cache = cache();
        Gate gate = new Gate();
        Future<String> loading = threads.submit(() -> cache.getOrLoad("k", gate::load));
        gate.awaitEntered();
        assertThat(leasedKeys()).containsExactly("stories:1:k");
        assertThat(cache.get("k")).isEmpty();
        assertThat(cache.contains("k")).isFalse();
        assertThat(cache.getAll(List.of("k"))).isEmpty();
        assertThat(cache.timeToLive("k").present()).isFalse();
        assertThat(cache.touch("k")).isFalse();
        assertThat(cache.persist("k")).isFalse();
        assertThat(cache.increment("k", 1)).isEmpty();
        assertThat(cache.incrementVersion("k")).isEmpty();
        assertThat(cache.keys("*")).isEmpty();
        assertThat(cache.reserialize()).isZero();
        assertThat(cache.invalidate("k")).isFalse();
        gate.open("v");
        loading.get();
    }

    @Test
    void invalidation_duringALoad_winsWhateverItsKind() throws Exception {
        List<java.util.function.Consumer<Cache<String>>> kinds = List.of(
                cache -> cache.invalidate("k"),
                cache -> cache.invalidateAll(List.of("k")),
                cache -> cache.invalidatePattern("k*"),
                Cache::clear,
                Cache::clearAllVersions);
        for (var kind : kinds) {
            Cache<String> here = cache();
            Cache<String> there = cache();
            Gate gate = new Gate();
            Future<String> loading = threads.submit(() -> here.getOrLoad("k", gate::load));
            gate.awaitEntered();
            kind.accept(there);
            assertThat(here.getOrLoad("k", () -> "after"))
                    .as("joins no outdated load")
                    .isEqualTo("after");
            gate.open("before");
            assertThat(loading.get()).isEqualTo("before");
            assertThat(there.get("k")).contains("after");
            there.invalidate("k");
        }
    }

    @Test
    void put_duringALoad_wins() throws Exception {
        Cache<String> here = cache();
        Cache<String> there = cache();
        Gate gate = new Gate();
        Future<String> loading = threads.submit(() -> here.getOrLoad("k", gate::load));
        gate.awaitEntered();
        there.put("k", "put");
        gate.open("loaded");
        assertThat(loading.get()).isEqualTo("loaded");
        assertThat(here.get("k")).contains("put");
    }

    @Test
    void getOrLoad_reentrant_runsThrough() {
        Cache<String> cache = cache();
        assertThat(cache.getOrLoad("k", () -> "outer of " + cache.getOrLoad("k", () -> "inner")))
                .isEqualTo("outer of inner");
        assertThat(cache.get("k")).contains("outer of inner");
        assertThat(cache.getOrLoad("a", () -> cache.getOrLoad("b", () -> "deep")))
                .isEqualTo("deep");
    }

    @Test
    void getOrLoad_loaderInterrupted_throwsItAndOthersTryThemselves() throws Exception {
        Cache<String> cache = cache();
        Gate gate = new Gate();
        AtomicReference<Thread> leader = new AtomicReference<>();
        Future<String> first = threads.submit(() -> {
            leader.set(Thread.currentThread());
            return cache.getOrLoad("k", gate::load);
        });
        gate.awaitEntered();
        AtomicReference<Thread> follower = new AtomicReference<>();
        Future<String> second = threads.submit(() -> {
            follower.set(Thread.currentThread());
            return cache.getOrLoad("k", () -> "second");
        });
        awaitBlocked(follower);
        leader.get().interrupt();
        assertThatThrownBy(first::get).hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(second.get()).isEqualTo("second");
    }

    @Test
    void getOrLoad_waiterInterrupted_throwsAndKeepsTheStatus() throws Exception {
        Cache<String> here = cache();
        Cache<String> there = cache();
        Gate gate = new Gate();
        Future<String> loading = threads.submit(() -> here.getOrLoad("k", gate::load));
        gate.awaitEntered();
        for (Cache<String> cache : List.of(here, there)) {
            AtomicReference<Thread> waiter = new AtomicReference<>();
            Future<Boolean> interrupted = threads.submit(() -> {
                waiter.set(Thread.currentThread());
                assertThatExceptionOfType(CacheInterruptedException.class)
                        .isThrownBy(() -> cache.getOrLoad("k", () -> "not run"));
                return Thread.currentThread().isInterrupted();
            });
            awaitBlocked(waiter);
            waiter.get().interrupt();
            assertThat(interrupted.get()).isTrue();
        }
        gate.open("v");
        loading.get();
    }

    @Test
    void getOrLoad_interruptedThread_stillStoresWhatItLoaded() {
        Cache<String> cache = cache();
        Thread.currentThread().interrupt();
        assertThat(cache.getOrLoad("k", () -> "v")).isEqualTo("v");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(cache.get("k")).contains("v");
    }

    @Test
    void getOrLoad_whileLoading_holdsNoConnection() throws Exception {
        Cache<String> cache = cache(c -> c.poolMaxConnections(1).poolMaxWait(Duration.ofMillis(500)));
        assertThat(cache.getOrLoad("k", () -> {
                    cache.put("other", "x");
                    return cache.get("other").orElse("no connection");
                }))
                .isEqualTo("x");
    }

    @Test
    void getOrLoad_null_isKeptAsThePolicySays() {
        Cache<String> keeping = cache(c -> c.nullTimeout(HOUR));
        AtomicInteger runs = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThat(keeping.getOrLoad("n", () -> {
                        runs.incrementAndGet();
                        return null;
                    }))
                    .isNull();
        }
        assertThat(runs).hasValue(1);
        assertThat(keeping.timeToLive("n").left().orElseThrow()).isGreaterThan(Duration.ofMinutes(59));
        Cache<String> dropping = cache(c -> c.nullValues(false).keyPrefix("dropping"));
        dropping.getOrLoad("n", () -> null);
        assertThat(dropping.contains("n")).isFalse();
    }

    @Test
    void getOrLoad_unless_isNotStored() {
        Cache<String> cache = cache();
        LoadOptions notEmpty = cache.loadOptions().withUnless(value -> "".equals(value));
        assertThat(cache.getOrLoad("k", () -> "", notEmpty)).isEmpty();
        assertThat(cache.contains("k")).isFalse();
        cache.getOrLoad("k", () -> "x", notEmpty);
        assertThat(cache.contains("k")).isTrue();
    }

    @Test
    void getOrLoad_unlessThrows_breaksThatCallOnly() {
        Cache<String> cache = cache();
        LoadOptions broken = cache.loadOptions().withUnless(value -> {
            throw new IllegalStateException("broken predicate");
        });
        assertThatThrownBy(() -> cache.getOrLoad("k", () -> "x", broken)).hasMessage("broken predicate");
        assertThat(cache.getOrLoad("k", () -> "y")).isEqualTo("y");
    }

    @Test
    void getOrLoad_keptFailuresThrow_breaksThatCallOnly() {
        Cache<String> cache = cache();
        IllegalStateException boom = new IllegalStateException("boom");
        LoadOptions broken = cache.loadOptions().withFailures(new KeepIllegalStates() {
            @Override
            public Optional<String> write(Throwable failure) {
                throw new IllegalArgumentException("broken keeper");
            }
        });
        assertThatThrownBy(() -> cache.getOrLoad(
                        "k",
                        () -> {
                            throw boom;
                        },
                        broken))
                .hasMessage("broken keeper")
                .hasSuppressedException(boom);
        assertThat(cache.getOrLoad("k", () -> "y")).isEqualTo("y");
    }

    @Test
    void getOrLoad_valueThatCantBeWritten_isReturnedAndCounted() {
        Cache<Object> cache = manager(c -> c.serializer("binary")).cache("stories", Object.class);
        Object value = new Object();
        assertThat(cache.getOrLoad("k", () -> value)).isSameAs(value);
        assertThat(cache.statistics().unserializable()).isEqualTo(1);
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    void getOrLoad_zeroTimeToLive_isNotStored() {
        Cache<String> cache = cache();
        assertThat(cache.getOrLoad("k", () -> "x", cache.loadOptions().withTimeToLive(Duration.ZERO)))
                .isEqualTo("x");
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    void getOrLoad_earlyRefresh_recomputesBeforeTheEndWhileOthersAreServed() throws Exception {
        Cache<String> cache = cache(c -> c.earlyRefresh(1e15).timeout(HOUR));
        cache.<InterruptedException>getOrLoad("k", () -> {
            TimeUnit.MILLISECONDS.sleep(2);
            return "one";
        });
        Gate gate = new Gate();
        Future<String> early = threads.submit(() -> cache.getOrLoad("k", gate::load));
        gate.awaitEntered();
        assertThat(cache.getOrLoad("k", () -> "not run")).isEqualTo("one");
        assertThat(cache.get("k")).contains("one");
        gate.open("two");
        assertThat(early.get()).isEqualTo("two");
        assertThat(cache.get("k")).contains("two");
        assertThat(cache.statistics().staleHits()).isZero();
    }

    @Test
    void getOrLoad_earlyRefreshFails_servesTheValueThatIsStillFresh() throws Exception {
        Cache<String> cache = cache(c -> c.earlyRefresh(1e15).timeout(HOUR).staleOnError(false));
        cache.<InterruptedException>getOrLoad("k", () -> {
            TimeUnit.MILLISECONDS.sleep(2);
            return "one";
        });
        assertThat(cache.getOrLoad("k", () -> {
                    throw new IllegalStateException("boom");
                }))
                .isEqualTo("one");
    }

    @Test
    void getOrLoad_keptFailure_isThrownAgainWithoutALoad() {
        Cache<String> cache = cache();
        LoadOptions keeping = cache.loadOptions().withFailures(new KeepIllegalStates());
        AtomicInteger runs = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> cache.getOrLoad(
                            "k",
                            () -> {
                                runs.incrementAndGet();
                                throw new IllegalStateException("kept");
                            },
                            keeping))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("kept");
        }
        assertThat(runs).hasValue(1);
        assertThat(cache.get("k")).isEmpty();
        assertThat(cache.contains("k")).isFalse();
        assertThat(cache.keys("*")).isEmpty();
        assertThat(cache.getOrLoad("k", () -> "unknown to this caller")).isEqualTo("unknown to this caller");
        assertThatThrownBy(() -> cache.getOrLoad(
                        "other",
                        () -> {
                            throw new IllegalArgumentException("not kept");
                        },
                        keeping))
                .hasMessage("not kept");
        assertThat(cache.getOrLoad("other", () -> "x", keeping)).isEqualTo("x");
    }

    @Test
    void getOrLoadAsync_missAndHit() {
        Cache<String> cache = cache();
        CompletableFuture<String> later = new CompletableFuture<>();
        var first = cache.getOrLoadAsync("k", () -> later, cache.loadOptions()).toCompletableFuture();
        var second = cache.getOrLoadAsync("k", () -> later, cache.loadOptions()).toCompletableFuture();
        assertThat(first).isNotDone();
        later.complete("v");
        assertThat(first.join()).isEqualTo("v");
        assertThat(second.join()).isEqualTo("v");
        assertThat(cache.statistics().loads()).isEqualTo(1);
        assertThat(cache.getOrLoadAsync("k", CompletableFuture::new, cache.loadOptions())
                        .toCompletableFuture()
                        .join())
                .isEqualTo("v");
    }

    @Test
    void getOrLoadAsync_callersOfOneLoad_getObjectsOfTheirOwn() {
        Cache<List<String>> cache = lists(c -> c);
        CompletableFuture<List<String>> later = new CompletableFuture<>();
        var first = cache.getOrLoadAsync("k", () -> later, cache.loadOptions()).toCompletableFuture();
        var second = cache.getOrLoadAsync("k", () -> later, cache.loadOptions()).toCompletableFuture();
        var third = cache.getOrLoadAsync("k", () -> later, cache.loadOptions()).toCompletableFuture();
        List<String> loaded = new ArrayList<>(List.of("a"));
        // Whoever is served first changes what it got.
        var changed = first.thenAccept(list -> list.add("b"));
        later.complete(loaded);
        assertThat(changed.join()).isNull();
        assertThat(first.join()).isSameAs(loaded).containsExactly("a", "b");
        assertThat(second.join()).containsExactly("a").isNotSameAs(third.join());
        assertThat(third.join()).containsExactly("a");
        assertThat(cache.statistics().loads()).isEqualTo(1);
    }

    @Test
    void getOrLoad_callersOfOneLoad_getObjectsOfTheirOwn() throws Exception {
        Cache<List<String>> cache = lists(c -> c);
        Gate gate = new Gate();
        Future<List<String>> first = threads.submit(() -> cache.getOrLoad("k", () -> listOf(gate)));
        gate.awaitEntered();
        AtomicReference<Thread> waiting = new AtomicReference<>();
        Future<List<String>> second = threads.submit(() -> {
            waiting.set(Thread.currentThread());
            return cache.getOrLoad("k", () -> List.of("not run"));
        });
        awaitBlocked(waiting);
        gate.open("a");
        first.get().add("b");
        assertThat(second.get()).isNotSameAs(first.get()).containsExactly("a");
        assertThat(cache.statistics().loads()).isEqualTo(1);
    }

    @Test
    void getOrLoad_callersServedAStaleValue_getObjectsOfTheirOwn() throws Exception {
        Cache<List<String>> cache = lists(c -> c.staleFor(HOUR).timeout(Duration.ofMillis(30)));
        cache.put("k", List.of("old"));
        Awaitility.await().until(() -> cache.get("k").isEmpty());
        Gate gate = new Gate();
        Future<List<String>> recomputing = threads.submit(() -> cache.getOrLoad("k", () -> listOf(gate)));
        gate.awaitEntered();
        cache.getOrLoad("k", List::of).add("changed");
        assertThat(cache.getOrLoad("k", List::of)).containsExactly("old");
        gate.open("new");
        assertThat(recomputing.get()).containsExactly("new");
    }

    @Test
    void getOrLoad_callersOfAnImmutableValue_shareIt() throws Exception {
        Cache<String> cache = cache();
        CompletableFuture<String> later = new CompletableFuture<>();
        var first = cache.getOrLoadAsync("k", () -> later, cache.loadOptions()).toCompletableFuture();
        var second = cache.getOrLoadAsync("k", () -> later, cache.loadOptions()).toCompletableFuture();
        later.complete(new String("v"));
        assertThat(second.join()).isSameAs(first.join());
    }

    private static List<String> listOf(Gate gate) throws Exception {
        return new ArrayList<>(List.of(gate.load()));
    }

    private Cache<List<String>> lists(UnaryOperator<CacheConfigBuilder> settings) {
        return manager(settings).cache("stories", new TypeRef<List<String>>() {});
    }

    @Test
    void getOrLoadAsync_failingStageAndFailingLoader_reachAllCallersUnwrapped() {
        Cache<String> cache = cache();
        CompletableFuture<String> later = new CompletableFuture<>();
        var first = cache.getOrLoadAsync("k", () -> later, cache.loadOptions()).toCompletableFuture();
        var second = cache.getOrLoadAsync("k", () -> later, cache.loadOptions()).toCompletableFuture();
        later.completeExceptionally(new IllegalStateException("boom"));
        assertThatThrownBy(first::get)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("boom");
        assertThatThrownBy(second::get)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("boom");
        var third = cache.getOrLoadAsync(
                        "k",
                        () -> {
                            throw new IllegalStateException("at once");
                        },
                        cache.loadOptions())
                .toCompletableFuture();
        assertThatThrownBy(third::get).cause().hasMessage("at once");
    }

    @Test
    void getOrLoadAsync_heldElsewhere_waitsWithoutAThreadAndIsServed() throws Exception {
        Cache<String> here = cache();
        Cache<String> there = cache();
        Gate gate = new Gate();
        Future<String> loading = threads.submit(() -> there.getOrLoad("k", gate::load));
        gate.awaitEntered();
        var waiting = here.getOrLoadAsync("k", CompletableFuture::new, here.loadOptions())
                .toCompletableFuture();
        assertThat(waiting).isNotDone();
        gate.open("v");
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("v");
        loading.get();
    }

    @Test
    void getOrLoadAsync_loadWaitIsOver_runsItsOwnLoader() throws Exception {
        Cache<String> here = cache(c -> c.loadWait(Duration.ofMillis(50)));
        Cache<String> there = cache();
        Gate gate = new Gate();
        Future<String> loading = threads.submit(() -> there.getOrLoad("k", gate::load));
        gate.awaitEntered();
        var own = here.getOrLoadAsync("k", () -> CompletableFuture.completedFuture("own"), here.loadOptions());
        assertThat(own.toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("own");
        gate.open("v");
        loading.get();
    }

    @Test
    void getOrLoadAsync_reentrant_runsThrough() throws Exception {
        Cache<String> cache = cache();
        var outer = cache.getOrLoadAsync(
                "k",
                () -> cache.getOrLoadAsync("k", () -> CompletableFuture.completedFuture("inner"), cache.loadOptions()),
                cache.loadOptions());
        assertThat(outer.toCompletableFuture().get(5, TimeUnit.SECONDS)).isEqualTo("inner");
    }

    @Test
    void getOrLoadAsync_managerClosesWhileItWaits_runsItsOwnLoader() throws Exception {
        CacheManager closing = manager(c -> c);
        Cache<String> here = closing.cache("stories", String.class);
        Cache<String> there = cache();
        Gate gate = new Gate();
        Future<String> loading = threads.submit(() -> there.getOrLoad("k", gate::load));
        gate.awaitEntered();
        var waiting = here.getOrLoadAsync("k", () -> CompletableFuture.completedFuture("own"), here.loadOptions());
        closing.close();
        assertThat(waiting.toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("own");
        gate.open("v");
        loading.get();
    }

    @Test
    void getOrLoad_waitWithoutEnd_isNoOverflow() {
        Cache<String> cache = cache();
        assertThat(cache.getOrLoad("k", () -> "v", cache.loadOptions().withLoadWait(Cache.FOREVER)))
                .isEqualTo("v");
        assertThatThrownBy(() -> cache.loadOptions().withLease(Cache.FOREVER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lease");
    }

    private static void awaitBlocked(AtomicReference<Thread> thread) {
        Awaitility.await().until(() -> {
            Thread started = thread.get();
            return started != null
                    && (started.getState() == Thread.State.WAITING || started.getState() == Thread.State.TIMED_WAITING);
        });
    }

    /** Keeps the message of illegal states. */
    private static class KeepIllegalStates implements KeptFailures {

        @Override
        public Optional<String> write(Throwable failure) {
            return failure instanceof IllegalStateException ? Optional.of(failure.getMessage()) : Optional.empty();
        }

        @Override
        public Optional<Throwable> read(String stored) {
            return Optional.of(new IllegalStateException(stored));
        }

        @Override
        public Duration timeToLive() {
            return HOUR;
        }
    }

    /** A loader that waits for the test. */
    private static final class Gate {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CompletableFuture<String> result = new CompletableFuture<>();

        String load() throws Exception {
            entered.countDown();
            try {
                return result.get();
            } catch (java.util.concurrent.ExecutionException failure) {
                throw (Exception) failure.getCause();
            }
        }

        void awaitEntered() throws InterruptedException {
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        }

        void open(String value) {
            result.complete(value);
        }

        void fail(Exception failure) {
            result.completeExceptionally(failure);
        }
    }
}
