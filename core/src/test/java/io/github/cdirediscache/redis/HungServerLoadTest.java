package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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

    @BeforeEach
    void open() {
        CacheConfig stories = CacheConfig.builder("stories")
                .locations(server.url())
                .socketTimeout(Duration.ofMillis(200))
                .loadWait(HOUR)
                .lease(Duration.ofMinutes(5))
                .build();
        manager = RedisCacheManager.builder()
                .cache(stories)
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
