package io.github.cdirediscache.internal.extension.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.ats.jta.TransactionManager;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.annotation.CacheValue;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.extension.TestApplication;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes in real transactions of Narayana, whose registry is a bean here; servers have it in JNDI. */
@RedisTest
class TransactionTest {

    private final jakarta.transaction.TransactionManager transactions = TransactionManager.transactionManager();
    private TestApplication app;
    private Library library;
    private Cache<String> cache;

    static final class Registry {
        @Produces
        TransactionSynchronizationRegistry registry() {
            return new TransactionSynchronizationRegistryImple();
        }
    }

    public static final class Unwritable {
        public String getTitle() {
            throw new IllegalStateException("has none");
        }
    }

    @ApplicationScoped
    static class Library {

        private final AtomicInteger runs = new AtomicInteger();

        @Inject
        @Named("books")
        Cache<String> books;

        @CacheResult(cacheName = "books", key = "{id}")
        String find(String id) {
            return "run " + runs.incrementAndGet();
        }

        @CacheResult(cacheName = "books", key = "{id}", skipGet = true)
        String refresh(String id) {
            return "refreshed " + runs.incrementAndGet();
        }

        @CachePut(cacheName = "books", key = "{id}")
        void save(String id, @CacheValue String title) {}

        @CachePut(cacheName = "others", key = "{id}")
        void keep(String id, @CacheValue Unwritable value) {}

        @CacheInvalidate(cacheName = "books", key = "{id}")
        void forget(String id) {}

        @CacheInvalidate(cacheName = "books", key = "{id}", beforeInvocation = true)
        void forgetFirst(String id) {}

        @CacheInvalidatePattern(cacheName = "books", pattern = "{prefix}*")
        void forgetAll(String prefix) {}

        @CacheInvalidateAll(cacheName = "books")
        void forgetEverything() {}

        @CacheInvalidate(cacheName = "books", key = "{id}")
        void forgetInVain(String id) {
            throw new IllegalStateException("failed");
        }
    }

    @BeforeEach
    void start(RedisServer server) {
        app = TestApplication.of(Library.class, Registry.class).with(server).start();
        library = app.get(Library.class);
        cache = app.container()
                .select(new TypeLiteral<Cache<String>>() {}, NamedLiteral.of("books"))
                .get();
        cache.clear();
    }

    /** The configuration belongs to a class loader. */
    private static TestApplication startSecond(RedisServer server) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        try (URLClassLoader own = new URLClassLoader(new URL[0], loader)) {
            thread.setContextClassLoader(own);
            return TestApplication.of(Library.class, Registry.class)
                    .with(server)
                    .with("redis-cache.books.key-prefix", "second")
                    .start();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    @AfterEach
    void end() throws SystemException {
        if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transactions.rollback();
        }
        app.close();
    }

    @Test
    void invalidate_beforeCommit_othersStillReadTheValue() throws Exception {
        library.find("a");

        transactions.begin();
        library.forget("a");
        boolean isThereBefore = cache.contains("a");
        transactions.commit();

        assertThat(isThereBefore).isTrue();
        assertThat(cache.contains("a")).isFalse();
    }

    @Test
    void invalidate_rollback_valueStays() throws Exception {
        String before = library.find("a");

        transactions.begin();
        library.forget("a");
        library.forgetAll("a");
        library.forgetEverything();
        transactions.rollback();

        assertThat(library.find("a")).isEqualTo(before);
    }

    @Test
    void invalidate_markedForRollback_valueStays() throws Exception {
        String before = library.find("a");

        transactions.begin();
        transactions.setRollbackOnly();
        library.forget("a");
        assertThat(library.find("a")).isNotEqualTo(before);
        transactions.rollback();

        assertThat(library.find("a")).isEqualTo(before);
    }

    @Test
    void invalidate_methodFails_nothingIsPending() throws Exception {
        String before = library.find("a");

        transactions.begin();
        assertThatThrownBy(() -> library.forgetInVain("a")).hasMessage("failed");
        assertThat(library.find("a")).isEqualTo(before);
        transactions.commit();

        assertThat(library.find("a")).isEqualTo(before);
    }

    @Test
    void invalidate_noTransaction_takesPlaceAtOnce() {
        library.find("a");

        library.forget("a");

        assertThat(cache.contains("a")).isFalse();
    }

    @Test
    void invalidate_beforeInvocation_takesPlaceAtOnceAndInSpiteOfRollback() throws Exception {
        library.find("a");

        transactions.begin();
        library.forgetFirst("a");
        boolean isThereBefore = cache.contains("a");
        transactions.rollback();

        assertThat(isThereBefore).isFalse();
        assertThat(cache.contains("a")).isFalse();
    }

    @Test
    void find_keyPending_passesTheCacheBy() throws Exception {
        String before = library.find("a");
        String other = library.find("b");

        transactions.begin();
        library.forget("a");
        String first = library.find("a");
        String second = library.find("a");
        String otherInside = library.find("b");
        transactions.rollback();

        assertThat(first).isNotEqualTo(before);
        assertThat(second).isNotIn(before, first);
        assertThat(otherInside).isEqualTo(other);
        assertThat(library.find("a")).as("what was read inside is not stored").isEqualTo(before);
    }

    @Test
    void find_patternPending_passesTheCacheByForAllKeysOfTheCache() throws Exception {
        String before = library.find("a");

        transactions.begin();
        library.forgetAll("a");
        String inside = library.find("a");
        transactions.commit();

        assertThat(inside).isNotEqualTo(before);
        assertThat(cache.contains("a")).isFalse();
    }

    @Test
    void find_suspended_readsTheCache() throws Exception {
        String before = library.find("a");

        transactions.begin();
        library.forget("a");
        Transaction outer = transactions.suspend();
        String outside = library.find("a");
        transactions.begin();
        String inOther = library.find("a");
        library.forget("b");
        transactions.commit();
        transactions.resume(outer);
        transactions.commit();

        assertThat(outside).isEqualTo(before);
        assertThat(inOther).isEqualTo(before);
        assertThat(cache.contains("a")).isFalse();
    }

    @Test
    void put_committed_isStored() throws Exception {
        transactions.begin();
        library.save("a", "saved");
        boolean isThereBefore = cache.contains("a");
        transactions.commit();

        assertThat(isThereBefore).isFalse();
        assertThat(cache.get("a")).contains("saved");
    }

    @Test
    void putAndRefresh_rollback_areNotStored() throws Exception {
        String before = library.find("a");

        transactions.begin();
        library.save("a", "saved");
        library.refresh("a");
        transactions.rollback();

        assertThat(cache.get("a")).contains(before);
    }

    @Test
    void changes_several_areMadeInTheirOrder() throws Exception {
        transactions.begin();
        library.save("a", "one");
        library.forget("a");
        library.save("b", "one");
        library.save("b", "two");
        transactions.commit();

        assertThat(cache.get("a")).isEmpty();
        assertThat(cache.get("b")).contains("two");
    }

    @Test
    void invalidate_inSynchronizations_isMade() throws Exception {
        library.find("a");
        library.find("b");

        transactions.begin();
        transactions.getTransaction().registerSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                library.forget("a");
            }

            @Override
            public void afterCompletion(int status) {
                library.forget("b");
            }
        });
        transactions.commit();

        assertThat(cache.contains("a")).isFalse();
        assertThat(cache.contains("b")).isFalse();
    }

    @Test
    void invalidate_redisIsGone_commitSucceedsAndInvalidationIsMadeGood(RedisServer server) throws Exception {
        library.find("a");
        transactions.begin();
        library.forget("a");
        server.stop();
        try {
            transactions.commit();
        } finally {
            server.restart();
        }

        assertThat(transactions.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        assertThat(cache.contains("a")).isFalse();
    }

    @Test
    void commit_oneChangeFails_othersAreMade() throws Exception {
        library.find("a");

        transactions.begin();
        library.keep("broken", new Unwritable());
        library.forget("a");
        transactions.commit();

        assertThat(cache.contains("a")).isFalse();
        assertThat(cache.contains("broken")).isFalse();
    }

    @Test
    void twoApplications_oneTransaction_eachMakesItsOwnChanges(RedisServer server) throws Exception {
        library.find("a");
        try (TestApplication second = startSecond(server)) {
            Library others = second.get(Library.class);
            String before = others.find("a");

            transactions.begin();
            library.forget("a");
            assertThat(others.find("a")).isEqualTo(before);
            others.forget("a");
            transactions.commit();

            assertThat(others.find("a")).isNotEqualTo(before);
        }
        assertThat(cache.contains("a")).isFalse();
    }
}
