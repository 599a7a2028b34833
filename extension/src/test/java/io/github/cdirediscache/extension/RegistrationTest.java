package io.github.cdirediscache.extension;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.internal.interceptors.binding.Interceptors;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@RedisTest
class RegistrationTest {

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Counted {}

    @Interceptor
    @Counted
    @Priority(Interceptor.Priority.LIBRARY_BEFORE + 50)
    static class Counter {
        static final AtomicInteger CALLS = new AtomicInteger();

        @AroundInvoke
        Object count(InvocationContext call) throws Exception {
            CALLS.incrementAndGet();
            return call.proceed();
        }
    }

    @ApplicationScoped
    static class Library {
        private final AtomicInteger runs = new AtomicInteger();

        @Counted
        @CacheResult(cacheName = "books")
        Book find(long id) {
            runs.incrementAndGet();
            return Book.of(id);
        }

        @CacheInvalidate(cacheName = "books")
        void forget(long id) {
            runs.incrementAndGet();
        }

        int runs() {
            return runs.get();
        }
    }

    private static int countedCalls(TestApplication app) {
        Counter.CALLS.set(0);
        Library library = app.get(Library.class);
        library.find(1);
        library.find(1);
        return Counter.CALLS.get();
    }

    /** The interceptors of a method, the outermost first. */
    private static String order(TestApplication app, String method) throws Exception {
        Annotation[] bindings = Annotated.class.getDeclaredMethod(method).getAnnotations();
        return app.container().getBeanManager().resolveInterceptors(InterceptionType.AROUND_INVOKE, bindings).stream()
                .map(interceptor -> interceptor.getBeanClass().getSimpleName())
                .collect(joining(" "));
    }

    interface Annotated {
        @CacheResult
        void result();

        @CacheResult
        @CachePut
        @CacheInvalidate
        void all();
    }

    private static int hits(TestApplication app) {
        return (int) app.get(CacheManager.class)
                .cache("books", Book.class)
                .statistics()
                .hits();
    }

    @Test
    void interceptors_scannedToo_runOnce(RedisServer server) throws Exception {
        Class<?>[] scanned = Stream.concat(Stream.of(Library.class), Interceptors.CLASSES.stream())
                .toArray(Class<?>[]::new);
        try (TestApplication app = TestApplication.of(scanned).with(server).start()) {
            Library library = app.get(Library.class);
            library.find(1);
            library.find(1);
            assertThat(hits(app)).isEqualTo(1);
            assertThat(library.runs()).isEqualTo(1);
            assertThat(order(app, "result")).isEqualTo("CacheResultInterceptor");
        }
    }

    @Test
    void interceptors_byDefault_areInsideOfLibrariesThatSayLess(RedisServer server) throws Exception {
        try (TestApplication app =
                TestApplication.of(Library.class, Counter.class).with(server).start()) {
            assertThat(countedCalls(app)).isEqualTo(2);
            assertThat(order(app, "all"))
                    .isEqualTo("CacheInvalidateInterceptor CachePutInterceptor CacheResultInterceptor");
        }
    }

    @Test
    void interceptorPriority_less_movesAllAndKeepsTheirOrder(RedisServer server) throws Exception {
        try (TestApplication app = TestApplication.of(Library.class, Counter.class)
                .with(server)
                .with("redis-cache.interceptor-priority", Integer.toString(Interceptor.Priority.LIBRARY_BEFORE + 10))
                .start()) {
            assertThat(countedCalls(app)).isEqualTo(1);
            assertThat(order(app, "all"))
                    .isEqualTo("CacheInvalidateInterceptor CachePutInterceptor CacheResultInterceptor");
        }
    }

    @Test
    void extension_containerScans_isFoundAndActsOnce(RedisServer server) throws Exception {
        try (TestApplication app =
                TestApplication.of(Library.class).scanning().with(server).start()) {
            Library library = app.get(Library.class);
            library.find(1);
            library.find(1);

            assertThat(hits(app)).isEqualTo(1);
            assertThat(library.runs()).isEqualTo(1);
            assertThat(order(app, "result")).isEqualTo("CacheResultInterceptor");
        }
    }
}
