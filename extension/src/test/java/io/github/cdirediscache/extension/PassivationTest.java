package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Containers write the beans of a session with Java serialization, and read them again later, or elsewhere. */
@RedisTest
@SuppressWarnings("serial") // an injected cache is serializable, which its type does not say
class PassivationTest {

    @SessionScoped
    static class Session implements Serializable {
        private static final long serialVersionUID = 1;

        @Inject
        @Named
        Cache<Book> books;

        @CacheResult(cacheName = "titles")
        String title(long id) {
            return "Title " + id;
        }
    }

    @Dependent
    static class Shelf implements Serializable {
        private static final long serialVersionUID = 1;

        @Inject
        @Named("books")
        Cache<List<Book>> books;

        @Inject
        @Named("lists")
        Cache<Map<String, List<Book>[]>> lists;

        Cache<List<Book>> oldBooks;

        int runs;

        @CacheResult(cacheName = "titles")
        String title(long id) {
            runs++;
            return "Title " + id;
        }

        int runs() {
            return runs;
        }
    }

    @Test
    void S44_deploy_sessionBeanWithCacheAndInterceptor_isPassivationCapable(RedisServer server) {
        try (TestApplication app =
                TestApplication.of(Session.class).with(server).start()) {
            assertThat(app.container().select(Session.class).isResolvable()).isTrue();
        }
    }

    @Test
    void S44_serialize_injectedCache_worksAfterwards(RedisServer server) throws Exception {
        try (TestApplication app = TestApplication.of(Shelf.class).with(server).start()) {
            Shelf shelf = app.get(Shelf.class);
            shelf.books.put("used", List.of(Book.of(1)));
            shelf.oldBooks = shelf.books.withVersion(3);
            shelf.oldBooks.put("old", List.of(Book.of(2)));

            Shelf copy = copy(shelf);

            assertThat(copy.books.get("used")).contains(List.of(Book.of(1)));
            assertThat(copy.oldBooks.version()).isEqualTo(3);
            assertThat(copy.oldBooks.get("old")).contains(List.of(Book.of(2)));
            assertThat(copy.lists).hasToString(shelf.lists.toString());
            copy.books.invalidate("used");
            assertThat(shelf.books.contains("used")).isFalse();
        }
    }

    @Test
    void S44_serialize_interceptedBean_isInterceptedAfterwards(RedisServer server) throws Exception {
        try (TestApplication app = TestApplication.of(Shelf.class).with(server).start()) {
            Shelf shelf = app.get(Shelf.class);
            shelf.title(1);

            Shelf copy = copy(shelf);

            assertThat(copy.title(1)).isEqualTo("Title 1");
            assertThat(copy.runs()).isEqualTo(1);
        }
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"})
    private static <T> T copy(T object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
