package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.interceptors.CacheInvalidate;
import io.github.cdirediscache.interceptors.CacheInvalidateAll;
import io.github.cdirediscache.interceptors.CacheResult;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Settings, annotations and injection points that do not meet. */
@RedisTest
class UsageWarningsTest {

    private final RedisServer server;
    private final LogMessages log = LogMessages.listening();

    UsageWarningsTest(RedisServer server) {
        this.server = server;
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @ApplicationScoped
    static class Stories {
        @CacheResult(cacheName = "stories", key = "{id}")
        Book find(long id) {
            return Book.of(id);
        }

        @CacheInvalidateAll(cacheName = "storeis")
        void clear() {}
    }

    private String warnings(TestApplication.Builder application) {
        try (TestApplication started = application.with(server).start()) {
            assertThat(started.container().isRunning()).isTrue();
        }
        List<String> warnings = log.with("CRC4003");
        return warnings.isEmpty() ? "" : warnings.get(0);
    }

    @Test
    void cacheThatNobodyUses_andOneThatNobodyFills_areWarnings_withSuggestions() {
        assertThat(warnings(TestApplication.of(Stories.class)
                        .with("redis-cache.storys.timeout", "1h")
                        .with("redis-cache.stories.timeout", "1h")
                        .with("redis-cache.other.timeout", "1h")))
                .isEqualTo("WARNING CRC4003: 3 warnings\n"
                        + "  1. cache other: it is configured, and no annotation or injection point names it\n"
                        + "  2. cache storys: it is configured, and no annotation or injection point names it; did you"
                        + " mean stories?\n"
                        + "  3. cache storeis: methods invalidate it and none stores a value; that is right only if"
                        + " another application does; did you mean stories?");
    }

    @ApplicationScoped
    static class ByManager {
        @Inject
        CacheManager manager;

        @CacheInvalidateAll(cacheName = "filled")
        void clear() {}
    }

    @Test
    void cachesOfAManager_mayBeUsedByIt() {
        assertThat(warnings(TestApplication.of(ByManager.class).with("redis-cache.other.timeout", "1h")))
                .isEmpty();
    }

    @ApplicationScoped
    static class Names {
        @Inject
        @Named("stories")
        Cache<String> names;

        @Inject
        @Named("stories")
        Cache<Book> books;

        @Inject
        @Named("stories")
        Cache<Object> any;

        @CacheInvalidate(cacheName = "stories")
        void forget(int id) {}
    }

    @Test
    void cacheOfAnotherType_andInvalidationInVain_areWarnings() {
        assertThat(warnings(TestApplication.of(Stories.class, Names.class)))
                .contains(Names.class.getName()
                        + ".names: it takes the values of the cache stories for java.lang.String, and"
                        + " methods store " + Book.class.getName() + " there")
                .contains("Names.forget(int): @CacheInvalidate removes nothing")
                .contains("3 warnings");
    }

    @Test
    void invalidationInVain_ofACacheThatOnlyAnnotationsUse_isAnError() {
        assertThat(TestApplication.of(Vain.class).with(server).failure())
                .hasMessageContaining("Vain.forget(int): @CacheInvalidate removes nothing")
                .hasMessageContaining("(java.lang.Long) of " + Vain.class.getName() + ".find(long)");
    }

    @ApplicationScoped
    static class Vain {
        @CacheResult(cacheName = "vain")
        Book find(long id) {
            return Book.of(id);
        }

        @CacheInvalidate(cacheName = "vain")
        void forget(int id) {}
    }
}
