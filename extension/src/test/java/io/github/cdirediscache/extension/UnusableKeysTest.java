package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.annotation.CacheValue;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever an argument is, the method runs; and keys of invalidations are made of what the caller gave. */
@RedisTest
class UnusableKeysTest {

    /** Whose mail can't be read at times. */
    public static class User {
        private String mail;

        User(String mail) {
            this.mail = mail;
        }

        public String getMail() {
            if (mail.equals("error")) {
                throw new AssertionError("broken");
            }
            if (mail.isEmpty()) {
                throw new IllegalStateException("not loaded");
            }
            return mail;
        }
    }

    /** Which the serializer can't write. */
    public static class Unwritable {
        private final Object self = this;

        public Object getSelf() {
            return self;
        }
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "users")
    static class Users {

        private final AtomicInteger runs = new AtomicInteger();

        int runs() {
            return runs.get();
        }

        @CacheResult
        String find(Object any) {
            return "found " + runs.incrementAndGet();
        }

        @CacheResult(key = "mail.{user.mail}")
        String byMail(User user) {
            return "found " + runs.incrementAndGet();
        }

        @CacheInvalidate
        void forget(Object any) {
            runs.incrementAndGet();
        }

        @CacheInvalidate(key = "mail.{user.mail}")
        void move(User user, String to) {
            user.mail = to;
        }

        @CacheResult(key = "mail.{user.mail}", skipGet = true)
        String refresh(User user, String to) {
            user.mail = to;
            return "refreshed";
        }

        @CacheInvalidatePattern(pattern = "mail.{user.mail}*")
        void movePattern(User user, String to) {
            user.mail = to;
        }

        @CacheInvalidate
        void clear(Collection<Integer> numbers) {
            numbers.clear();
        }

        @CachePut
        void put(Object any, @CacheValue String value) {
            runs.incrementAndGet();
        }

        @CachePut(cacheName = "things", key = "{id}")
        Object store(String id) {
            return new Unwritable();
        }
    }

    @ApplicationScoped
    static class Caches {
        @Inject
        @Named("users")
        Cache<String> users;

        @Inject
        @Named("things")
        Cache<Object> things;

        Cache<String> users() {
            return users;
        }

        Cache<Object> things() {
            return things;
        }
    }

    private final RedisServer server;
    private TestApplication app;
    private Users users;
    private Cache<String> cache;
    private LogMessages log;

    UnusableKeysTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void start() {
        log = LogMessages.listening();
        app = TestApplication.of(Users.class, Caches.class).with(server).start();
        users = app.get(Users.class);
        cache = app.get(Caches.class).users();
    }

    @AfterEach
    void stop() {
        cache.clear();
        app.close();
        log.close();
    }

    @Test
    void cacheResult_whatIsNoKey_runsWithoutTheCache_countedAndLoggedOnce() {
        Object unusable = new AtomicInteger(1);
        assertThat(users.find(unusable)).isEqualTo("found 1");
        assertThat(users.find(unusable)).isEqualTo("found 2");
        assertThat(cache.statistics().unusableKeys()).isEqualTo(2);
        assertThat(log.with("CRC2003"))
                .singleElement()
                .asString()
                .contains("cache users", "find: parameter any", "java.util.concurrent.atomic.AtomicInteger");
    }

    @Test
    void calls_withTooLongArguments_runWithoutTheCache() {
        String text = "x".repeat(1 << 21);
        assertThat(users.find(text)).isEqualTo("found 1");
        users.forget(text);
        users.put(text, "a");
        assertThat(users.runs()).isEqualTo(3);
        assertThat(cache.statistics().unusableKeys()).isEqualTo(3);
        assertThat(users.find("short")).isEqualTo("found 4");
        users.forget(text);
        assertThat(users.find("short")).isEqualTo("found 4");
    }

    @Test
    void calls_argumentThatCannotBeRead_run_andTheInvalidationRemovesAll() {
        User user = new User("");
        assertThat(users.byMail(user)).isEqualTo("found 1");
        assertThat(users.byMail(user)).isEqualTo("found 2");
        assertThat(users.byMail(new User("error"))).isEqualTo("found 3");
        cache.put("mail.a", "outdated");
        users.move(user, "b");
        assertThat(cache.get("mail.a")).isEmpty();
        cache.put("mail.a", "outdated");
        users.movePattern(new User(""), "b");
        assertThat(cache.get("mail.a")).isEmpty();
    }

    @Test
    void cacheInvalidate_key_isOfTheArgumentsBeforeTheMethod() {
        cache.put("mail.a", "a");
        cache.put("mail.b", "b");
        users.move(new User("a"), "b");
        assertThat(cache.get("mail.a")).isEmpty();
        assertThat(cache.get("mail.b")).isPresent();

        cache.put("mail.ab", "a");
        users.movePattern(new User("a"), "b");
        assertThat(cache.get("mail.ab")).isEmpty();
        assertThat(cache.get("mail.b")).isPresent();

        users.refresh(new User("c"), "d");
        assertThat(cache.get("mail.c")).contains("refreshed");
        assertThat(cache.get("mail.d")).isEmpty();

        cache.put("([1,2])", "list");
        users.clear(new ArrayList<>(List.of(1, 2)));
        assertThat(cache.get("([1,2])")).isEmpty();
    }

    @Test
    void cachePut_whatCannotBeStored_isNoFailureOfTheMethod_andNothingOutdatedStays() {
        Cache<Object> things = app.get(Caches.class).things();
        things.put("a", "outdated");
        assertThat(users.store("a")).isInstanceOf(Unwritable.class);
        assertThat(things.get("a")).isEmpty();
        assertThat(log.with("CRC2002")).singleElement().asString().contains("cache things", Unwritable.class.getName());
    }

    @Test
    void cacheResult_anyCollection_isAKey() {
        assertThat(users.find(new java.util.ArrayDeque<>(List.of(1, 2)))).isEqualTo("found 1");
        assertThat(users.find(Stream.of(1, 2).toList())).isEqualTo("found 1");
        assertThat(cache.statistics().unusableKeys()).isZero();
    }
}
