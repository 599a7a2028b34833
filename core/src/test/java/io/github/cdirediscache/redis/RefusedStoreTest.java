package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.KeptFailures;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.cache.Loader;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Redis refuses what a load gave, for whatever reason: nobody waits for its lease afterwards. Callers would wait for an hour,
 * so the time limit is what fails otherwise.
 */
@RedisTest
@Timeout(60)
@ParameterizedClass
@EnumSource(RefusedStoreTest.Style.class)
class RefusedStoreTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String KEY = "stories:1:k";

    private final Style style;
    private final RedisServer server;
    private TestCaches caches;

    RefusedStoreTest(Style style, RedisServer server) {
        this.style = style;
        this.server = server;
    }

    enum Style {
        BLOCKING {
            @Override
            String call(Cache<String> cache, Loader<String, RuntimeException> loader, LoadOptions options) {
                return cache.getOrLoad("k", loader, options);
            }
        },
        ASYNC {
            @Override
            String call(Cache<String> cache, Loader<String, RuntimeException> loader, LoadOptions options) {
                try {
                    return cache.getOrLoadAsync("k", () -> CompletableFuture.supplyAsync(loader::load), options)
                            .toCompletableFuture()
                            .join();
                } catch (CompletionException failure) {
                    throw (RuntimeException) failure.getCause();
                }
            }
        };

        abstract String call(Cache<String> cache, Loader<String, RuntimeException> loader, LoadOptions options);
    }

    @BeforeEach
    void open() {
        caches = new TestCaches(server);
    }

    @AfterEach
    void close() {
        restore();
        caches.close();
    }

    private void restore() {
        server.command("REPLICAOF", "NO", "ONE");
        server.command("ACL", "SETUSER", "default", "+@all");
        server.command("CONFIG", "SET", "maxmemory", "0");
        server.command("CONFIG", "SET", "proto-max-bulk-len", "512mb");
    }

    private Cache<String> cache() {
        return cache(config -> config);
    }

    private Cache<String> cache(UnaryOperator<CacheConfigBuilder> settings) {
        return caches.cache(
                String.class, config -> settings.apply(config.loadWait(HOUR).lease(Duration.ofMinutes(5))));
    }

    private String call(Cache<String> cache, Loader<String, RuntimeException> loader) {
        return style.call(cache, loader, cache.loadOptions());
    }

    private boolean exists() {
        return server.command("EXISTS", KEY).equals("1");
    }

    /** A thread of a pool may be woken at once. */
    private static void takeMillis(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis * 1_000_000; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void fillMemory() {
        server.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
        server.command("CONFIG", "SET", "maxmemory", "1");
    }

    private void allow(String... rules) {
        for (String rule : rules) {
            server.command("ACL", "SETUSER", "default", rule);
        }
    }

    /** The load runs while the server changes; then nobody waits, and when it is as before the next value is stored. */
    private void assertNobodyWaits(Runnable change) {
        Cache<String> here = cache();
        Cache<String> there = cache();
        assertThat(call(here, () -> {
                    change.run();
                    return "refused";
                }))
                .isEqualTo("refused");
        assertThat(here.statistics().droppedWrites()).isEqualTo(1);
        assertThat(call(here, () -> "again")).isEqualTo("again");
        restore();
        assertThat(call(there, () -> "next")).isIn("again", "next");
        assertThat(there.get("k")).isPresent();
    }

    @Test
    void load_memoryIsFull_leavesNoLease() {
        assertNobodyWaits(this::fillMemory);
    }

    @Test
    void load_writingIsForbidden_leavesNoLease() {
        assertNobodyWaits(() -> allow("-set"));
    }

    @Test
    void load_removingIsForbiddenToo_leavesNoLease() {
        assertNobodyWaits(() -> allow("-set", "-unlink", "-del"));
    }

    @Test
    void load_scriptsAreForbidden_leavesNoLease() {
        assertNobodyWaits(() -> allow("-evalsha", "-eval"));
    }

    @Test
    void load_everyWriteIsForbidden_leavesNoLease() {
        assertNobodyWaits(() -> allow("-@write"));
    }

    @Test
    void load_serverIsAReplicaMeanwhile_leavesNoLease() {
        assertNobodyWaits(() -> server.command("REPLICAOF", "127.0.0.1", "1"));
    }

    @Test
    void load_valueIsLongerThanTheServerTakes_leavesNoLease() {
        server.command("CONFIG", "SET", "proto-max-bulk-len", "1mb");
        Cache<String> cache = cache(config -> config.socketTimeout(Duration.ofSeconds(20)));
        String tooLong = "x".repeat(2_000_000);
        for (int i = 1; i <= 3; i++) {
            assertThat(call(cache, () -> tooLong)).isEqualTo(tooLong);
            assertThat(exists()).isFalse();
            assertThat(cache.statistics().droppedWrites()).isEqualTo(i);
        }
        assertThat(call(cache, () -> "short")).isEqualTo("short");
        assertThat(cache.get("k")).contains("short");
    }

    @Test
    void load_memoryIsFull_isLoggedOncePerCause() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler notes = new Notes(logged);
        Logger logger = Logger.getLogger("io.github.cdirediscache");
        logger.addHandler(notes);
        try {
            Cache<String> cache = cache();
            for (int i = 0; i < 3; i++) {
                restore();
                assertThat(call(cache, () -> {
                            fillMemory();
                            return "refused";
                        }))
                        .isEqualTo("refused");
            }
            assertThat(cache.statistics().droppedWrites()).isEqualTo(3);
        } finally {
            logger.removeHandler(notes);
        }
        assertThat(logged.stream().filter(message -> message.startsWith("CRC2010")))
                .singleElement()
                .asString()
                .contains("stories", "OOM")
                .doesNotContain("refused\"");
    }

    /** Keeps messages as they are written. */
    private static final class Notes extends Handler {

        private final List<String> messages;

        Notes(List<String> messages) {
            this.messages = messages;
        }

        @Override
        public void publish(LogRecord event) {
            messages.add(new SimpleFormatter().formatMessage(event));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void load_failureThatIsToBeKeptIsRefused_leavesNoLease() {
        Cache<String> cache = cache();
        LoadOptions keeping = cache.loadOptions().withFailures(new KeepAll());
        assertThatThrownBy(() -> style.call(
                        cache,
                        () -> {
                            fillMemory();
                            throw new IllegalStateException("boom");
                        },
                        keeping))
                .hasMessage("boom");
        assertThat(exists()).isFalse();
        assertThat(cache.statistics().droppedWrites()).isEqualTo(1);
        assertThat(call(cache, () -> "v")).isEqualTo("v");
    }

    @Test
    void load_valueIsNotToBeStoredAndMemoryIsFull_leavesNoLease() {
        Cache<String> cache = cache();
        LoadOptions options = cache.loadOptions().withUnless(value -> true);
        assertThat(style.call(
                        cache,
                        () -> {
                            fillMemory();
                            return "v";
                        },
                        options))
                .isEqualTo("v");
        assertThat(exists()).isFalse();
    }

    /** It could only be written anew to be freed of its lease. */
    @Test
    void load_staleValueAndMemoryIsFull_staleValueGoesWithItsLease() {
        Cache<String> cache = cache(config -> config.staleFor(HOUR));
        cache.put("k", "stale", Duration.ofMillis(1));
        Awaitility.await().until(() -> cache.get("k").isEmpty());
        assertThat(call(cache, () -> {
                    fillMemory();
                    return "refused";
                }))
                .isEqualTo("refused");
        assertThat(exists()).isFalse();
        assertThat(call(cache, () -> "again")).isEqualTo("again");
    }

    /** Nobody waits for the lease while the value is fresh; so it may stay until then. */
    @Test
    void load_freshValueIsComputedEarlyAndMemoryIsFull_staysUntilItExpires() {
        Cache<String> cache = cache(config -> config.earlyRefresh(1e15).timeout(HOUR));
        AtomicInteger loads = new AtomicInteger();
        call(cache, () -> {
            takeMillis(5);
            return "fresh";
        });
        assertThat(call(cache, () -> {
                    loads.incrementAndGet();
                    fillMemory();
                    return "early";
                }))
                .isEqualTo("early");
        assertThat(loads).hasValue(1);
        assertThat(cache.get("k")).contains("fresh");
        assertThat(Long.parseLong(server.command("PTTL", KEY))).isBetween(1L, HOUR.toMillis());
    }

    /** Keeps every failure. */
    private static final class KeepAll implements KeptFailures {

        @Override
        public Optional<String> write(Throwable failure) {
            return Optional.of("kept");
        }

        @Override
        public Optional<Throwable> read(String stored) {
            return Optional.empty();
        }

        @Override
        public Duration timeToLive() {
            return HOUR;
        }
    }
}
