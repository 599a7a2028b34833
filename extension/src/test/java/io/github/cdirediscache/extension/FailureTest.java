package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@RedisTest
class FailureTest {

    @ApplicationScoped
    static class Library {
        private final AtomicInteger runs = new AtomicInteger();

        @CacheResult(cacheName = "books")
        Book find(long id) {
            runs.incrementAndGet();
            return Book.of(id);
        }

        @CacheInvalidate(cacheName = "books")
        void forget(long id) {}

        int runs() {
            return runs.get();
        }
    }

    private static TestApplication start(RedisServer server, String onFailure) {
        return TestApplication.of(Library.class)
                .with(server)
                .with("redis-cache.books.on-failure", onFailure)
                .with("redis-cache.books.socket-timeout", "2s")
                .with("redis-cache.books.breaker.open-for", "100ms")
                .start();
    }

    private static void awaitCaching(Library library) {
        await("cached again").untilAsserted(() -> {
            library.find(1);
            int runs = library.runs();
            library.find(1);
            assertThat(library.runs()).isEqualTo(runs);
        });
    }

    @Test
    void find_serverStopsAndComesBack_alwaysAnswersAndIsCachedAgain(RedisServer server) {
        try (TestApplication app = start(server, "load")) {
            Library library = app.get(Library.class);
            library.find(1);
            server.stop();
            for (int i = 0; i < 10; i++) {
                assertThat(library.find(1)).isEqualTo(Book.of(1));
            }
            assertThat(library.runs()).isEqualTo(11);
            server.restart();
            awaitCaching(library);
        }
    }

    @Test
    void start_serverIsNotThere_startsAndIsCachedWhenItComes(RedisServer server) {
        server.stop();
        try (TestApplication app = start(server, "load")) {
            Library library = app.get(Library.class);
            assertThat(library.find(1)).isEqualTo(Book.of(1));
            server.restart();
            awaitCaching(library);
        }
    }

    @Test
    void forget_serverDoesNotAnswer_isMadeGoodLater(RedisServer server) {
        try (TestApplication app = start(server, "load")) {
            Library library = app.get(Library.class);
            library.find(1);
            server.pause();
            library.forget(1);
            server.resume();
            await("invalidated")
                    .untilAsserted(() ->
                            assertThat(server.command("EXISTS", "books:1:(1L)")).isEqualTo("0"));
            library.find(1);
            assertThat(library.runs()).isEqualTo(2);
        }
    }

    @Test
    void find_raise_throwsThatTheCacheIsUnavailable(RedisServer server) {
        try (TestApplication app = start(server, "raise")) {
            Library library = app.get(Library.class);
            library.find(1);
            server.stop();
            assertThatThrownBy(() -> library.find(1)).isInstanceOf(CacheUnavailableException.class);
            assertThat(library.runs()).isEqualTo(1);
        }
    }
}
