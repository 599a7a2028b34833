package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.EmbeddedRedis;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.junit.jupiter.api.Test;

@RedisTest
class LifecycleTest {

    @ApplicationScoped
    static class Library {
        @Inject
        @Named
        Cache<String> words;

        @CacheResult(cacheName = "books")
        Book find(long id) {
            return Book.of(id);
        }

        Cache<String> words() {
            return words;
        }
    }

    private static List<String> connections(RedisServer server) {
        return server.command("CLIENT", "LIST")
                .lines()
                .filter(line -> line.contains("cdi-redis-cache"))
                .toList();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("cdi-redis-cache"))
                .toList();
    }

    @Test
    void start_cachesInjected_connectsToNothing(RedisServer server) {
        long before = connectionsReceived(server);
        try (TestApplication app = TestApplication.of(Library.class)
                .with(server)
                .with("redis-cache.default.pool.min-idle", "3")
                .start()) {
            assertThat(app.get(Library.class).words().name()).isEqualTo("words");
            assertThat(connections(server)).isEmpty();
            assertThat(connectionsReceived(server)).isEqualTo(before + 2);
        }
    }

    /** How many connections there were; asking makes one more. */
    private static long connectionsReceived(RedisServer server) {
        return server.command("INFO", "stats")
                .lines()
                .filter(line -> line.startsWith("total_connections_received:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }

    @Test
    void close_cachesUsed_leavesNoConnectionAndNoThread(RedisServer server) {
        try (TestApplication app =
                TestApplication.of(Library.class).with(server).start()) {
            app.get(Library.class).find(1);
            app.get(Library.class).words().put("a", "A");
            assertThat(connections(server)).isNotEmpty();
        }
        await("connections closed")
                .untilAsserted(() -> assertThat(connections(server)).isEmpty());
        await("threads ended").untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void start_severalApplicationsOneAfterAnother_eachWorks(RedisServer server) {
        for (int i = 0; i < 3; i++) {
            try (TestApplication app = TestApplication.of(Library.class)
                    .with(server)
                    .with("redis-cache.words.key-prefix", "words" + i)
                    .start()) {
                Library library = app.get(Library.class);
                assertThat(library.words().get("a")).isEmpty();
                library.words().put("a", "A");
                assertThat(library.find(1)).isEqualTo(Book.of(1));
            }
        }
        await("connections closed")
                .untilAsserted(() -> assertThat(connections(server)).isEmpty());
    }

    @Test
    void use_afterTheApplicationEnded_isAsIfRedisWasGone(RedisServer server) {
        Cache<String> words;
        try (TestApplication app =
                TestApplication.of(Library.class).with(server).start()) {
            words = app.get(Library.class).words();
            words.put("a", "A");
        }
        assertThat(words.get("a")).isEmpty();
    }

    @Test
    void start_embeddedLocation_startsTheServerWhenACacheIsUsed() {
        try (TestApplication app = TestApplication.of(Library.class)
                .with("redis-cache.default.locations", "embedded:")
                .start()) {
            Cache<String> words = app.get(Library.class).words();
            Thread withoutLoader = new Thread(() -> words.put("a", "A"));
            withoutLoader.setContextClassLoader(null);
            withoutLoader.start();
            await("written").until(() -> words.contains("a"));
        } finally {
            EmbeddedRedis.stopShared();
        }
    }
}
