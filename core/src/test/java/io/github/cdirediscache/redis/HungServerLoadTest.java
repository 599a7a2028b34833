package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A load on a server that accepts connections and does not answer: it is asked once, and nothing stays behind. */
@RedisTest
@Timeout(60)
class HungServerLoadTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final RedisServer server;
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile String pauseAt = "";
    private CacheManager manager;
    private Cache<String> cache;

    HungServerLoadTest(RedisServer server) {
        this.server = server;
    }

    private CacheConfig settings() {
        return CacheConfig.builder("stories")
                .locations(server.url())
                .socketTimeout(Duration.ofMillis(200))
                .loadWait(HOUR)
                .lease(Duration.ofMinutes(5))
                .build();
    }

    @BeforeEach
    void open() {
        manager = RedisCacheManager.builder()
                .cache(settings())
                .observer(what -> {
                    sent.add(what.operation());
                    if (what.operation().equals(pauseAt)) {
                        pauseAt = "";
                        server.pause();
                    }
                    return failure -> {};
                })
                .build();
        cache = manager.cache("stories", String.class);
        cache.put("other", "v");
        sent.clear();
    }

    @AfterEach
    void close() {
        server.resume();
        manager.close();
    }

    @Test
    void getOrLoad_readTimesOut_runsTheLoaderAndAsksNoMore() {
        server.pause();
        assertThat(cache.getOrLoad("k", () -> "v")).isEqualTo("v");
        assertThat(sent).containsExactly("GET");
        server.resume();
        assertThat(server.command("EXISTS", "stories:1:k")).isEqualTo("0");
    }

    @Test
    void getOrLoadAsync_readTimesOut_runsTheLoaderAndAsksNoMore() {
        server.pause();
        assertThat(cache.getOrLoadAsync("k", () -> CompletableFuture.completedFuture("v"), cache.loadOptions())
                        .toCompletableFuture()
                        .join())
                .isEqualTo("v");
        assertThat(sent).containsExactly("GET");
    }

    /** The claim is carried out after all, and its answer is lost: the other callers wait for the release and not for its lease. */
    @Test
    void getOrLoad_manyCallersAfterAHang_areServedByFewLoads() {
        AtomicInteger loads = new AtomicInteger();
        pauseAt = "EVALSHA";
        assertThat(cache.getOrLoad("k", () -> "alone")).isEqualTo("alone");
        List<CompletableFuture<String>> callers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try (CacheManager other = RedisCacheManager.of(settings())) {
            Cache<String> there = other.cache("stories", String.class);
            server.resume();
            for (int i = 0; i < 50; i++) {
                callers.add(CompletableFuture.supplyAsync(
                        () -> there.getOrLoad("k", () -> "v" + loads.incrementAndGet()), threads));
            }
            assertThat(callers).allSatisfy(caller -> assertThat(caller.join()).startsWith("v"));
            assertThat(loads).hasValueLessThanOrEqualTo(2);
            assertThat(there.get("k")).isPresent();
        } finally {
            threads.shutdown();
        }
    }

    /** The load began before the invalidation, and has no lease that would show it. */
    @Test
    void getOrLoad_loadWithoutALeaseIsOutdated_isNotJoined() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        server.pause();
        CompletableFuture<String> before =
                cache.getOrLoadAsync("k", () -> slow, cache.loadOptions()).toCompletableFuture();
        server.resume();
        try (CacheManager other = RedisCacheManager.of(settings())) {
            other.cache("stories", String.class).invalidate("k");
        }
        assertThat(cache.getOrLoad("k", () -> "new")).isEqualTo("new");
        slow.complete("old");
        assertThat(before.join()).isEqualTo("old");
        assertThat(cache.get("k")).contains("new");
    }

    /** The server carries out the claim when it goes on, though nobody waits for the answer any more. */
    @Test
    void getOrLoad_claimTimesOut_isGivenBackWhenTheServerAnswersAgain() {
        pauseAt = "EVALSHA";
        assertThat(cache.getOrLoad("k", () -> "alone")).isEqualTo("alone");
        assertThat(sent).startsWith("GET", "EVALSHA");
        server.resume();
        Awaitility.await().untilAsserted(() -> {
            assertThat(cache.getOrLoad("k", () -> "next")).isEqualTo("next");
            assertThat(cache.get("k")).contains("next");
        });
    }
}
