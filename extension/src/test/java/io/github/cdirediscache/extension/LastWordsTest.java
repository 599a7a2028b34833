package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Caches that are used while the application ends. */
@RedisTest
@Timeout(60)
class LastWordsTest {

    private static final String REMEDY = "@BeforeDestroyed(ApplicationScoped.class)";

    private static final List<Throwable> FAILURES = new ArrayList<>();

    private final Logger logger = Logger.getLogger("io.github.cdirediscache");
    private final List<String> logged = new ArrayList<>();

    private final Handler handler = new Handler() {
        @Override
        public void publish(@Nullable LogRecord entry) {
            if (entry != null) {
                logged.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @ApplicationScoped
    static class Words {
        @Inject
        @Named
        Cache<String> words;

        @Inject
        @Named("not-used-before")
        Cache<String> others;

        @Inject
        CacheManager manager;

        @Inject
        Store store;

        void use() {
            words.put("a", "A");
        }

        void isEnding(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
            words.put("b", "B");
        }

        @PreDestroy
        void end() {
            // As it is if the container destroys that bean first: the order is its own.
            manager.close();
            attempt(() -> words.put("c", "C"));
            attempt(() -> others.put("c", "C"));
            attempt(() -> store.forget("a"));
        }
    }

    @ApplicationScoped
    static class Store {
        @CacheInvalidate(cacheName = "words", key = "{key}")
        void forget(String key) {
            assertThat(key).isNotEmpty();
        }
    }

    private static void attempt(Runnable use) {
        try {
            use.run();
        } catch (RuntimeException e) {
            FAILURES.add(e);
        }
    }

    @BeforeEach
    void listen() {
        FAILURES.clear();
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    private static void run(RedisServer server, String onFailure) {
        try (TestApplication app = TestApplication.of(Words.class, Store.class)
                .with(server)
                .with("redis-cache.default.on-failure", onFailure)
                .start()) {
            app.get(Words.class).use();
        }
    }

    @Test
    void preDestroy_failuresAreRaised_saysWhereChangesAreMadeInTime(RedisServer server) {
        run(server, "raise");

        assertThat(FAILURES)
                .hasSize(3)
                .allSatisfy(failure -> assertThat(failure).hasMessageContaining(REMEDY));
        assertThat(FAILURES.get(0)).isInstanceOf(CacheUnavailableException.class);
        assertThat(server.command("EXISTS", "words:1:b")).isEqualTo("1");
    }

    @Test
    void preDestroy_failuresPass_isLoggedOnceWithTheRemedy(RedisServer server) {
        run(server, "load");

        assertThat(logged).filteredOn(message -> message.startsWith("CRC3005")).hasSize(1);
        assertThat(logged).noneMatch(message -> message.startsWith("CRC3001"));
        assertThat(FAILURES).allSatisfy(failure -> assertThat(failure).hasMessageContaining(REMEDY));
        assertThat(server.command("EXISTS", "words:1:b")).isEqualTo("1");
    }
}
