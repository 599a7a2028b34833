package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Methods that return reactive types: they act when their value is there, and not when the method returns. */
@RedisTest
class ReactiveTest {

    @ApplicationScoped
    @CacheDefaults(cacheName = "later")
    static class Books {

        private final AtomicInteger runs = new AtomicInteger();

        int runs() {
            return runs.get();
        }

        @CacheResult(key = "uni.{id}")
        Uni<Book> uni(long id) {
            runs.incrementAndGet();
            return Uni.createFrom().item(Book.of(id));
        }

        @CacheResult(key = "optional.{id}")
        Uni<Optional<List<Book>>> optional(long id) {
            runs.incrementAndGet();
            return Uni.createFrom().item(Optional.of(List.of(Book.of(id))));
        }

        @CacheResult(key = "mono.{id}")
        Mono<Book> mono(long id) {
            runs.incrementAndGet();
            return id < 0 ? Mono.error(new IllegalArgumentException("negative")) : Mono.just(Book.of(id));
        }

        @CacheResult(key = "single.{id}")
        Single<Book> single(long id) {
            runs.incrementAndGet();
            return Single.just(Book.of(id));
        }

        @CacheResult(key = "maybe.{id}")
        Maybe<Book> maybe(long id) {
            runs.incrementAndGet();
            return Maybe.empty();
        }

        @CacheResult(key = "publisher.{id}")
        Publisher<Book> publisher(long id) {
            runs.incrementAndGet();
            return Flux.just(Book.of(id));
        }

        @CachePut(key = "uni.{id}")
        Uni<Book> rename(long id, String title) {
            return Uni.createFrom().item(() -> {
                if (title.isEmpty()) {
                    throw new IllegalArgumentException("no title");
                }
                return new Book(id, title, List.of());
            });
        }

        @CacheInvalidate(key = "uni.{id}")
        Uni<Void> forget(long id) {
            return Uni.createFrom().voidItem();
        }

        @CacheInvalidate(key = "mono.{id}")
        Mono<Void> forgetMono(long id) {
            return id < 0 ? Mono.error(new IllegalArgumentException("negative")) : Mono.empty();
        }

        @CacheInvalidateAll
        Completable forgetAll() {
            return Completable.complete();
        }
    }

    @ApplicationScoped
    static class Caches {
        @Inject
        @Named("later")
        Cache<Book> later;

        Cache<Book> later() {
            return later;
        }
    }

    private final RedisServer server;
    private TestApplication app;
    private Books books;
    private Cache<Book> later;

    ReactiveTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void start() {
        app = TestApplication.of(Books.class, Caches.class).with(server).start();
        books = app.get(Books.class);
        later = app.get(Caches.class).later();
    }

    @AfterEach
    void stop() {
        later.clear();
        app.close();
    }

    @Test
    void cacheResult_uni_readsWhenItIsSubscribedTo_andTheMethodRunsOnce() {
        Uni<Book> uni = books.uni(1);
        assertThat(books.runs()).isZero();
        assertThat(uni.await().indefinitely()).isEqualTo(Book.of(1));
        assertThat(uni.await().indefinitely()).isEqualTo(Book.of(1));
        assertThat(books.uni(1).await().indefinitely()).isEqualTo(Book.of(1));
        assertThat(books.runs()).isEqualTo(1);

        later.invalidate("uni.1");
        assertThat(uni.await().indefinitely()).isEqualTo(Book.of(1));
        assertThat(books.runs()).isEqualTo(2);
    }

    @Test
    void cacheResult_otherTypes_haveTheirValuesFromTheCache() {
        for (int i = 0; i < 2; i++) {
            assertThat(books.optional(1).await().indefinitely()).contains(List.of(Book.of(1)));
            assertThat(books.mono(1).block()).isEqualTo(Book.of(1));
            assertThat(books.single(1).blockingGet()).isEqualTo(Book.of(1));
            assertThat(books.maybe(1).blockingGet()).isNull();
            assertThat(Flux.from(books.publisher(1)).collectList().block()).containsExactly(Book.of(1));
        }
        assertThat(books.runs()).isEqualTo(5);
    }

    @Test
    void cacheResult_failure_reachesTheSubscriber_andIsNotKept() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> books.mono(-1).block())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("negative");
        }
        assertThat(books.runs()).isEqualTo(2);
    }

    @Test
    void cachePut_uni_storesWhatItGives_andNothingBefore() {
        Uni<Book> renamed = books.rename(1, "New");
        assertThat(later.get("uni.1")).isEmpty();
        assertThat(renamed.await().indefinitely().title()).isEqualTo("New");
        assertThat(later.get("uni.1"))
                .hasValueSatisfying(book -> assertThat(book.title()).isEqualTo("New"));
        assertThatThrownBy(() -> books.rename(1, "").await().indefinitely()).hasMessage("no title");
        assertThat(later.get("uni.1")).isPresent();
    }

    @Test
    void cacheInvalidate_actsOnSuccess_andNotBefore() {
        later.put("uni.1", Book.of(1));
        Uni<Void> forgotten = books.forget(1);
        assertThat(later.contains("uni.1")).isTrue();
        forgotten.await().indefinitely();
        assertThat(later.contains("uni.1")).isFalse();

        later.put("mono.-1", Book.of(1));
        assertThatThrownBy(() -> books.forgetMono(-1).block()).hasMessage("negative");
        assertThat(later.contains("mono.-1")).isTrue();

        Completable all = books.forgetAll();
        assertThat(later.contains("mono.-1")).isTrue();
        all.blockingAwait();
        assertThat(later.contains("mono.-1")).isFalse();
    }
}
