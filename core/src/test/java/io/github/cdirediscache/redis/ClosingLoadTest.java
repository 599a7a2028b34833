package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A manager is closed while its loaders run. Other processes would wait for an hour. */
@RedisTest
@Timeout(60)
class ClosingLoadTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String KEY = "stories:1:k";

    private final RedisServer server;
    private TestCaches caches;
    private CacheManager closing;
    private final CompletableFuture<String> slow = new CompletableFuture<>();
    private CompletableFuture<String> caller;

    ClosingLoadTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void load() {
        caches = new TestCaches(server);
        closing = caches.manager(config -> config.lease(Duration.ofMinutes(5)));
        Cache<String> cache = closing.cache("stories", String.class);
        caller = cache.getOrLoadAsync("k", () -> slow, cache.loadOptions()).toCompletableFuture();
        assertThat(server.command("EXISTS", KEY)).isEqualTo("1");
    }

    @AfterEach
    void close() {
        server.resume();
        caches.close();
    }

    @Test
    void close_loaderRuns_leaseIsGivenBackAndItsValueIsNotStored() {
        closing.close();
        assertThat(server.command("EXISTS", KEY)).isEqualTo("0");
        Cache<String> other = caches.cache(String.class, config -> config.loadWait(HOUR));
        assertThat(other.getOrLoad("k", () -> "new")).isEqualTo("new");
        slow.complete("old");
        assertThat(caller.join()).isEqualTo("old");
        assertThat(other.get("k")).contains("new");
    }

    @Test
    void close_serverHangs_doesNotWaitForItsAnswer() {
        server.pause();
        closing.close();
        slow.complete("v");
        assertThat(caller.join()).isEqualTo("v");
    }
}
