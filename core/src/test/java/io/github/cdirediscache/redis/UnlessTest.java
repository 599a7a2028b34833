package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A user's {@code unless} that fails. */
@RedisTest
@Timeout(60)
class UnlessTest {

    private final RedisServer server;
    private TestCaches caches;

    UnlessTest(RedisServer server) {
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

    private static LoadOptions failingWith(Cache<String> cache, Error error) {
        return cache.loadOptions().withUnless(value -> {
            throw error;
        });
    }

    @Test
    void unless_throwsAnError_reachesTheCallerAndFreesTheLease() {
        Cache<String> cache = caches.cache(String.class);
        Error error = new StackOverflowError("unless");
        assertThatThrownBy(() -> cache.getOrLoad("k", () -> "v", failingWith(cache, error)))
                .isSameAs(error);
        assertThat(server.command("EXISTS", "stories:1:k")).isEqualTo("0");
        assertThat(cache.getOrLoad("k", () -> "again")).isEqualTo("again");
    }

    @Test
    void unless_throwsAnErrorAsync_reachesTheCallerAndFreesTheLease() {
        Cache<String> cache = caches.cache(String.class);
        Error error = new StackOverflowError("unless");
        CompletableFuture<String> value = cache.getOrLoadAsync(
                        "k", () -> CompletableFuture.completedFuture("v"), failingWith(cache, error))
                .toCompletableFuture();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(value::get)
                .satisfies(failure -> assertThat(failure.getCause()).isSameAs(error));
        assertThat(server.command("EXISTS", "stories:1:k")).isEqualTo("0");
        assertThat(cache.getOrLoad("k", () -> "again")).isEqualTo("again");
    }
}
