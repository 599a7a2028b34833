package io.github.cdirediscache.internal.extension.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.extension.Book;
import io.github.cdirediscache.extension.LogMessages;
import io.github.cdirediscache.extension.TestApplication;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
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
    static class ByInstance {
        @Inject
        Instance<CacheManager> managers;

        @CacheResult(cacheName = "lazily")
        Book find(long id) {
            return Book.of(id);
        }

        @CacheInvalidate(cacheName = "lazily")
        void forget(int id) {}
    }

    @Test
    void managerThatIsAskedForLater_isUseByCode() {
        assertThat(warnings(TestApplication.of(ByInstance.class))).contains("1 warning\n  1. ", "removes nothing");
    }

    interface Finder {
        @CacheResult(cacheName = "decorated")
        Book find(long id);
    }

    @ApplicationScoped
    static class Decorated implements Finder {
        private int runs;

        @Override
        public Book find(long id) {
            return new Book(id, "run " + ++runs, List.of());
        }
    }

    @Decorator
    @Priority(1)
    abstract static class Decorating implements Finder {
        @Inject
        @Delegate
        Finder delegate;

        @Override
        public Book find(long id) {
            return delegate.find(id);
        }
    }

    @Test
    void decoratorOfAnAnnotatedInterface_isNoProblem() {
        try (TestApplication application = TestApplication.of(Decorated.class, Decorating.class)
                .with(server)
                .start()) {
            Finder finder = application.get(Finder.class);
            assertThat(finder.find(1)).isEqualTo(finder.find(1));
        }
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
                        + ".names: it reads the values of the cache stories as java.lang.String, and"
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
