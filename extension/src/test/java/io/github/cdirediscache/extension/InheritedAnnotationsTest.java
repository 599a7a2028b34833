package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.annotation.CacheValue;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.InterceptionFactory;
import jakarta.inject.Named;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@RedisTest
class InheritedAnnotationsTest {

    private static final AtomicInteger RUNS = new AtomicInteger();

    interface Greeter {

        @CacheResult(cacheName = "greetings", key = "{0}")
        default String greet(String name) {
            return "hello " + name + " " + RUNS.incrementAndGet();
        }
    }

    @ApplicationScoped
    static class Polite implements Greeter {}

    @CacheResult
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Cached {}

    @Cached
    @ApplicationScoped
    static class Stereotyped {}

    /** As a specification of a repository has it. */
    @CacheDefaults(cacheName = "repository", timeout = "1h")
    interface Repository<T, K> {

        @CacheResult(key = "{id}")
        T find(K id);

        @CachePut(key = "{id}")
        void store(K id, @CacheValue T value);

        @CacheInvalidate(key = "{id}")
        void remove(K id);

        @CacheInvalidate(key = "{a}")
        @CacheInvalidate(key = "{b}")
        void removeBoth(K a, K b);
    }

    @ApplicationScoped
    static class BookRepository implements Repository<Book, Long> {
        private final Map<Long, Book> books = new ConcurrentHashMap<>();

        @Override
        public Book find(Long key) {
            RUNS.incrementAndGet();
            return books.getOrDefault(key, Book.of(key));
        }

        @Override
        public void store(Long key, Book book) {
            books.put(key, book);
        }

        @Override
        public void remove(Long key) {
            books.remove(key);
        }

        @Override
        public void removeBoth(Long first, Long second) {
            remove(first);
        }
    }

    abstract static class Abstract {
        @CacheResult(cacheName = "abstract")
        abstract String find(long id);
    }

    @ApplicationScoped
    static class Concrete extends Abstract {
        @Override
        String find(long id) {
            return "run " + RUNS.incrementAndGet();
        }
    }

    /** Has its method from a superclass that does not know the interface. */
    static class Plain {
        public String find(String id) {
            return "run " + RUNS.incrementAndGet();
        }
    }

    interface Finds {
        @CacheResult(cacheName = "plain")
        String find(String id);
    }

    @ApplicationScoped
    static class Meeting extends Plain implements Finds {}

    @Test
    void annotations_onWhatAMethodImplements_act(RedisServer server) {
        try (TestApplication application = TestApplication.of(BookRepository.class, Concrete.class, Meeting.class)
                .with(server)
                .start()) {
            BookRepository books = application.get(BookRepository.class);
            int before = RUNS.get();
            assertThat(books.find(1L)).isEqualTo(books.find(1L)).isEqualTo(Book.of(1));
            assertThat(RUNS).hasValue(before + 1);
            books.store(1L, new Book(1, "Stored", List.of()));
            assertThat(books.find(1L).title()).isEqualTo("Stored");
            assertThat(RUNS).hasValue(before + 1);
            books.remove(1L);
            assertThat(books.find(1L)).isEqualTo(Book.of(1));
            assertThat(RUNS).hasValue(before + 2);
            books.find(2L);
            books.removeBoth(1L, 2L);
            books.find(1L);
            books.find(2L);
            assertThat(RUNS).hasValue(before + 5);

            Concrete concrete = application.get(Concrete.class);
            assertThat(concrete.find(1)).isEqualTo(concrete.find(1)).startsWith("run");
            Finds meeting = application.get(Meeting.class);
            assertThat(meeting.find("a")).isEqualTo(meeting.find("a"));
        }
    }

    interface FindsByDefault extends Finds {
        @Override
        default String find(String id) {
            return "run " + RUNS.incrementAndGet();
        }
    }

    @ApplicationScoped
    static class ByDefault implements FindsByDefault {}

    @Test
    void annotations_onWhatADefaultMethodImplements_act(RedisServer server) {
        try (TestApplication application =
                TestApplication.of(ByDefault.class).with(server).start()) {
            Finds finds = application.get(ByDefault.class);
            assertThat(finds.find("default")).isEqualTo(finds.find("default")).startsWith("run");
        }
    }

    /** No annotation makes it a bean. */
    static class Bare implements Finds {
        @Override
        public String find(String id) {
            return "bare";
        }
    }

    @Test
    void annotations_thatTheContainerWasNotToldOf_areADeploymentError(RedisServer server) {
        assertThat(TestApplication.of(Bare.class).with(server).failure())
                .hasMessageContaining(
                        Bare.class.getName() + ".find: it has caching annotations from " + Finds.class.getName())
                .hasMessageContaining("give the bean a scope");
    }

    @ApplicationScoped
    static class Producing {
        @Produces
        @Named("made")
        Finds finds() {
            return id -> "made";
        }
    }

    @Test
    void annotations_onTheTypeOfABeanThatIsMadeElsewhere_areADeploymentError(RedisServer server) {
        assertThat(TestApplication.of(Producing.class).with(server).failure())
                .hasMessageContaining(Finds.class.getName() + ": it has caching annotations")
                .hasMessageContaining("not made by the container")
                .hasMessageContaining("Producing");
    }

    @ApplicationScoped
    static class Intercepting {
        @Produces
        @ApplicationScoped
        @Named("intercepted")
        Made made(InterceptionFactory<Made> factory) {
            return factory.createInterceptedInstance(new Made());
        }
    }

    /** No bean by itself. */
    @Vetoed
    static class Made {
        @CacheResult(cacheName = "made")
        String find(long id) {
            return "run " + RUNS.incrementAndGet();
        }
    }

    @Test
    void annotations_ofWhatAProducerIntercepts_act(RedisServer server) {
        try (TestApplication application =
                TestApplication.of(Intercepting.class).with(server).start()) {
            Made made = application.get(Made.class, NamedLiteral.of("intercepted"));
            assertThat(made.find(1)).isEqualTo(made.find(1)).startsWith("run");
        }
    }

    @Test
    void cacheResult_onADefaultMethod_isCached(RedisServer server) {
        try (TestApplication application =
                TestApplication.of(Polite.class).with(server).start()) {
            Greeter greeter = application.get(Polite.class);
            assertThat(greeter.greet("you")).isEqualTo(greeter.greet("you")).startsWith("hello you");
        }
    }

    @Test
    void stereotype_withACachingAnnotation_isADeploymentError(RedisServer server) {
        assertThat(TestApplication.of(Stereotyped.class).with(server).failure())
                .hasMessageContaining(Stereotyped.class.getName())
                .hasMessageContaining("stereotype");
    }

    @Test
    void setting_thatRefersToNothing_isADeploymentError(RedisServer server) {
        assertThat(TestApplication.of(Polite.class)
                        .with(server)
                        .with("redis-cache.greetings.timeout", "${no.such.key}")
                        .failure())
                .hasMessageContaining("redis-cache.greetings.timeout")
                .hasMessageContaining("no.such.key");
    }
}
