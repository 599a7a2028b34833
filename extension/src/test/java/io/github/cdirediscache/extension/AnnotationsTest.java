package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.annotation.CacheCondition;
import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CacheKey;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.annotation.CacheValue;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each annotation as an application meets it, on a real Redis. */
@RedisTest
class AnnotationsTest {

    /** Counts how often a method has really run. */
    static class Counting {
        private final Map<String, Integer> runs = new ConcurrentHashMap<>();

        void ran(String method) {
            runs.merge(method, 1, Integer::sum);
        }

        int runs(String method) {
            return runs.getOrDefault(method, 0);
        }
    }

    @ApplicationScoped
    static class Library extends Counting {

        @CacheResult(cacheName = "books")
        Book find(long id) {
            ran("find");
            return Book.of(id);
        }

        @CacheResult(cacheName = "books", skipGet = true)
        Book refresh(long id) {
            ran("refresh");
            return new Book(id, "Refreshed", List.of());
        }

        @CachePut(cacheName = "books")
        void store(@CacheKey long id, @CacheValue Book book, String reason) {
            ran("store");
        }

        @CachePut(cacheName = "books")
        Book rename(@CacheKey long id, String title) {
            if (title.isEmpty()) {
                throw new IllegalArgumentException("title must not be empty");
            }
            return new Book(id, title, List.of());
        }

        @CacheInvalidate(cacheName = "books")
        void forget(long id) {
            ran("forget");
        }

        @CacheInvalidate(cacheName = "books")
        void forgetUnlessItFails(@CacheKey long id, boolean fails) {
            if (fails) {
                throw new IllegalStateException("failed");
            }
        }

        @CacheInvalidate(cacheName = "books", beforeInvocation = true)
        void forgetFirst(@CacheKey long id, boolean fails) {
            forgetUnlessItFails(id, fails);
        }

        @CacheInvalidateAll(cacheName = "books")
        void forgetAll() {
            ran("forgetAll");
        }

        @CacheInvalidate(cacheName = "books", key = "{from}")
        @CacheInvalidate(cacheName = "books", key = "{to}")
        void forgetBoth(String from, String to) {
            ran("forgetBoth");
        }

        @CacheInvalidateAll(cacheName = "books")
        @CacheInvalidateAll(cacheName = "texts")
        @CacheInvalidatePattern(cacheName = "numbers", pattern = "a*")
        @CacheInvalidatePattern(cacheName = "numbers", pattern = "b*")
        void forgetEverywhere() {
            ran("forgetEverywhere");
        }

        @CacheResult(cacheName = "texts", key = "{author}.{title}")
        String text(String author, String title) {
            ran("text");
            return title;
        }

        @CacheInvalidatePattern(cacheName = "texts", pattern = "{author}.*")
        void forgetAuthor(String author) {
            ran("forgetAuthor");
        }
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "shapes", timeout = "1m")
    static class Shapes extends Counting {

        @CacheResult(key = "list.{0}")
        List<Book> list(int count) {
            ran("list");
            return List.of(Book.of(count));
        }

        @CacheResult(key = "maybe.{id}")
        Optional<Book> maybe(long id) {
            ran("maybe");
            return id == 0 ? Optional.empty() : Optional.of(Book.of(id));
        }

        @CacheResult(key = "null.{id}")
        String orNull(long id) {
            ran("orNull");
            return null;
        }

        @CacheResult(key = "later.{id}")
        CompletionStage<Book> later(long id) {
            ran("later");
            return CompletableFuture.supplyAsync(() -> Book.of(id));
        }

        @CacheResult(key = "length.{text}")
        int length(String text) {
            ran("length");
            return text.length();
        }

        @CacheResult(key = "book.{book.id}.{book.title}")
        String describe(Book book) {
            ran("describe");
            return book.toString();
        }

        @CacheResult
        Map<String, List<Integer>> none() {
            ran("none");
            return Map.of("a", List.of(1, 2));
        }

        @CacheResult(key = "long.{id}", timeout = "${shapes.long:2h}")
        String longLived(long id) {
            return "long";
        }

        @CacheResult(key = "short.{id}", timeout = "${shapes.short}")
        String shortLived(long id) {
            return "short";
        }

        @CacheResult(key = "even.{number}", unless = Odd.class)
        int even(int number) {
            ran("even");
            return number;
        }

        @CacheResult(key = "limited.{number}", unless = Limit.class)
        int limited(int number) {
            ran("limited");
            return number;
        }

        @CacheResult(key = "failing.{message}", cachedExceptions = NoSuchElementException.class)
        String failing(String message) {
            ran("failing");
            throw message.isEmpty() ? new IllegalStateException() : new NoSuchElementException(message);
        }
    }

    /** No bean. */
    static final class Odd implements CacheCondition {
        @Override
        public boolean test(Object value) {
            return (Integer) value % 2 == 1;
        }
    }

    @ApplicationScoped
    static class Limit implements CacheCondition {
        @Inject
        Limits limits;

        @Override
        public boolean test(Object value) {
            return (Integer) value > limits.limit();
        }
    }

    @ApplicationScoped
    static class Limits {
        int limit() {
            return 10;
        }
    }

    abstract static class Repository<T> extends Counting {

        @CacheResult(key = "one.{id}")
        T one(long id) {
            ran("one");
            return create(id);
        }

        @CacheResult(key = "many.{count}")
        List<T> many(int count) {
            ran("many");
            return List.of(create(count));
        }

        abstract T create(long id);
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "books-of-repository")
    static class Books extends Repository<Book> {
        @Override
        Book create(long id) {
            return Book.of(id);
        }
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "titles-of-repository")
    static class Titles extends Repository<String> {
        @Override
        String create(long id) {
            return "Title " + id;
        }
    }

    @ApplicationScoped
    static class Caches {
        @Inject
        @Named
        Cache<Book> books;

        @Inject
        @Named
        Cache<String> texts;

        @Inject
        @Named
        Cache<Long> numbers;

        Cache<Book> books() {
            return books;
        }

        Cache<String> texts() {
            return texts;
        }

        Cache<Long> numbers() {
            return numbers;
        }
    }

    private final RedisServer server;
    private TestApplication app;
    private Library library;
    private Shapes shapes;
    private Caches caches;

    AnnotationsTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void start() {
        app = TestApplication.of(
                        Library.class, Shapes.class, Caches.class, Books.class, Titles.class, Limit.class, Limits.class)
                .with(server)
                .with("shapes.short", "20s")
                .start();
        library = app.get(Library.class);
        shapes = app.get(Shapes.class);
        caches = app.get(Caches.class);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private long ttl(String key) {
        return Long.parseLong(server.command("PTTL", key));
    }

    @Test
    void cacheResult_calledTwice_runsOnce() {
        assertThat(library.find(1)).isEqualTo(Book.of(1));
        assertThat(library.find(1)).isEqualTo(Book.of(1));
        assertThat(library.find(2)).isEqualTo(Book.of(2));

        assertThat(library.runs("find")).isEqualTo(2);
        assertThat(server.command("KEYS", "*").lines()).containsExactlyInAnyOrder("books:1:(1L)", "books:1:(2L)");
        assertThat(caches.books().statistics().hits()).isEqualTo(1);
    }

    @Test
    void cacheResult_longKey_isThatOfTheApiAndMatchesPatterns() {
        String author = "a".repeat(5000);
        library.text(author, "title");
        assertThat(caches.texts().get(author + ".title")).contains("title");

        library.forgetAuthor(author);
        assertThat(caches.texts().get(author + ".title")).isEmpty();
    }

    @Test
    void cacheResult_skipGet_alwaysRunsAndReplaces() {
        library.find(1);
        library.refresh(1);

        assertThat(library.refresh(1).title()).isEqualTo("Refreshed");
        assertThat(library.runs("refresh")).isEqualTo(2);
        assertThat(library.find(1).title()).isEqualTo("Refreshed");
    }

    @Test
    void cachePut_value_isWhatTheNextReadGets() {
        library.store(1, new Book(1, "Stored", List.of()), "because");

        assertThat(library.find(1).title()).isEqualTo("Stored");
        assertThat(library.runs("store")).isEqualTo(1);
        assertThat(library.runs("find")).isZero();
    }

    @Test
    void cachePut_result_isStoredAfterSuccessOnly() {
        library.rename(1, "Renamed");
        assertThatThrownBy(() -> library.rename(1, "")).isExactlyInstanceOf(IllegalArgumentException.class);

        assertThat(library.find(1).title()).isEqualTo("Renamed");
    }

    @Test
    void cacheInvalidate_success_removesTheKeyAlone() {
        library.find(1);
        library.find(2);
        library.forget(1);

        assertThat(server.command("KEYS", "*")).isEqualTo("books:1:(2L)");
        assertThat(library.runs("forget")).isEqualTo(1);
    }

    @Test
    void cacheInvalidate_failure_removesNothing() {
        library.find(1);

        assertThatThrownBy(() -> library.forgetUnlessItFails(1, true)).hasMessage("failed");
        assertThat(server.command("EXISTS", "books:1:(1L)")).isEqualTo("1");
        library.forgetUnlessItFails(1, false);
        assertThat(server.command("EXISTS", "books:1:(1L)")).isEqualTo("0");
    }

    @Test
    void cacheInvalidate_beforeInvocation_removesEvenIfTheMethodFails() {
        library.find(1);

        assertThatThrownBy(() -> library.forgetFirst(1, true)).hasMessage("failed");
        assertThat(server.command("EXISTS", "books:1:(1L)")).isEqualTo("0");
    }

    @Test
    void cacheInvalidateAll_removesThisCacheAlone() {
        library.find(1);
        library.find(2);
        caches.texts().put("a", "A");
        library.forgetAll();

        assertThat(server.command("KEYS", "*")).isEqualTo("texts:1:a");
    }

    @Test
    void cacheInvalidate_repeated_actsEachExactlyOnce() {
        caches.books().put("a", Book.of(1));
        caches.books().put("b", Book.of(2));
        caches.books().put("c", Book.of(3));
        long before = unlinks();
        library.forgetBoth("a", "b");

        assertThat(server.command("KEYS", "*")).isEqualTo("books:1:c");
        assertThat(library.runs("forgetBoth")).isEqualTo(1);
        assertThat(caches.books().statistics().invalidations()).isEqualTo(2);
        assertThat(unlinks() - before).isEqualTo(2);
    }

    private long unlinks() {
        return server.command("INFO", "commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_unlink:calls="))
                .mapToLong(line -> Long.parseLong(line.split("[=,]")[1]))
                .sum();
    }

    @Test
    void cacheInvalidateAllAndPattern_repeated_actAll() {
        library.find(1);
        caches.texts().put("a", "A");
        caches.numbers().put("a1", 1L);
        caches.numbers().put("b1", 1L);
        caches.numbers().put("c1", 1L);
        library.forgetEverywhere();

        assertThat(server.command("KEYS", "*")).isEqualTo("numbers:1:c1");
        assertThat(library.runs("forgetEverywhere")).isEqualTo(1);
        assertThat(caches.numbers().statistics().invalidations()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "?", "[", "]", "\\", "[a-z]", "*.*", "\\*", "a"})
    void cacheInvalidatePattern_globCharactersInAValue_standForThemselves(String author) {
        caches.texts().put(author + ".1", "mine");
        caches.texts().put(author + ".2", "mine");
        caches.texts().put("z.1", "another's");
        caches.texts().put("zz.1", "another's");
        library.forgetAuthor(author);

        assertThat(caches.texts().keys("*")).containsExactlyInAnyOrder("z.1", "zz.1");
    }

    @Test
    void cacheResult_genericResult_comesBackAsItsType() {
        assertThat(shapes.list(3)).isEqualTo(shapes.list(3)).containsExactly(Book.of(3));
        assertThat(shapes.none()).isEqualTo(shapes.none()).isEqualTo(Map.of("a", List.of(1, 2)));
        assertThat(shapes.runs("list")).isEqualTo(1);
        assertThat(shapes.runs("none")).isEqualTo(1);
    }

    @Test
    void cacheResult_optionalAndNull_areStored() {
        assertThat(shapes.maybe(1)).isEqualTo(shapes.maybe(1)).contains(Book.of(1));
        assertThat(shapes.maybe(0)).isEqualTo(shapes.maybe(0)).isEmpty();
        assertThat(shapes.orNull(1)).isNull();
        assertThat(shapes.orNull(1)).isNull();
        assertThat(shapes.runs("maybe")).isEqualTo(2);
        assertThat(shapes.runs("orNull")).isEqualTo(1);
    }

    @Test
    void cacheResult_completionStage_isStoredWhenItCompletes() throws Exception {
        assertThat(shapes.later(1).toCompletableFuture().get()).isEqualTo(Book.of(1));
        assertThat(shapes.later(1).toCompletableFuture().get()).isEqualTo(Book.of(1));
        assertThat(shapes.runs("later")).isEqualTo(1);
    }

    @Test
    void cacheResult_primitive_isStoredAsANumber() {
        assertThat(shapes.length("four")).isEqualTo(shapes.length("four")).isEqualTo(4);
        assertThat(shapes.runs("length")).isEqualTo(1);
        assertThat(server.command("GET", "shapes:1:length.four")).isEqualTo("4");
    }

    @Test
    void cacheResult_propertiesInTheTemplate_makeTheKey() {
        shapes.describe(Book.of(5));

        assertThat(server.command("KEYS", "*")).isEqualTo("shapes:1:book.5.Book 5");
    }

    @Test
    void timeout_fromDefaultsAndConfiguration_isTheTimeToLive() {
        shapes.length("a");
        shapes.longLived(1);
        shapes.shortLived(1);

        assertThat(ttl("shapes:1:length.a")).isBetween(50_000L, 60_000L);
        assertThat(ttl("shapes:1:long.1")).isBetween(7_190_000L, 7_200_000L);
        assertThat(ttl("shapes:1:short.1")).isBetween(10_000L, 20_000L);
    }

    @Test
    void unless_conditionHolds_isNotStored() {
        shapes.even(1);
        shapes.even(1);
        shapes.even(2);
        shapes.even(2);

        assertThat(shapes.runs("even")).isEqualTo(3);
        assertThat(server.command("KEYS", "*")).isEqualTo("shapes:1:even.2");
    }

    @Test
    void unless_conditionIsABean_hasItsDependencies() {
        shapes.limited(11);
        shapes.limited(11);
        shapes.limited(10);
        shapes.limited(10);

        assertThat(shapes.runs("limited")).isEqualTo(3);
    }

    @Test
    void cachedExceptions_listed_isThrownAgainWithoutRunning() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> shapes.failing("no such book"))
                    .isExactlyInstanceOf(NoSuchElementException.class)
                    .hasMessage("no such book");
        }
        assertThat(shapes.runs("failing")).isEqualTo(1);
        assertThatThrownBy(() -> shapes.failing("")).isExactlyInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> shapes.failing("")).isExactlyInstanceOf(IllegalStateException.class);
        assertThat(shapes.runs("failing")).isEqualTo(3);
    }

    @Test
    void cacheResult_inheritedFromAGenericClass_hasTheTypeOfTheBeanClass() {
        Books books = app.get(Books.class);
        Titles titles = app.get(Titles.class);
        books.one(1);
        books.many(2);
        titles.one(1);

        assertThat(books.one(1)).isEqualTo(Book.of(1));
        assertThat(books.many(2)).containsExactly(Book.of(2));
        assertThat(titles.one(1)).isEqualTo("Title 1");
        assertThat(books.runs("one")).isEqualTo(1);
        assertThat(books.runs("many")).isEqualTo(1);
        assertThat(titles.runs("one")).isEqualTo(1);
    }

    @Test
    void cacheResult_keyOfPut_meetsTheInjectedCache() {
        library.find(7);

        assertThat(caches.books().get("(7L)")).contains(Book.of(7));
    }
}
