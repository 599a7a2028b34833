package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However many patterns wait for a server, one pass over its keys delivers them. */
@RedisTest
@Timeout(120)
class QueuedPatternsTest {

    private static final int KEYS = 10_000;
    private static final int PATTERNS = 300;
    private static final int PAGE = 250;
    private static final Pattern SCANS = Pattern.compile("cmdstat_scan:calls=(\\d+)");

    private final RedisServer server;
    private TestCaches caches;

    QueuedPatternsTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        allowScans();
        caches = new TestCaches(server);
    }

    @AfterEach
    void close() {
        allowScans();
        caches.close();
    }

    private void allowScans() {
        server.command("ACL", "SETUSER", "default", "+@all");
    }

    @Test
    void delivery_manyPatternsOfTwoCaches_isOnePassForEach() {
        Cache<String> lists = filled("lists");
        Cache<String> pages = filled("pages");
        server.command("ACL", "SETUSER", "default", "-scan");
        for (int i = 0; i < PATTERNS; i++) {
            lists.invalidatePattern("author." + i + ".*");
            pages.invalidatePattern("*." + (KEYS - 1 - i));
        }
        assertThat(lists.statistics().pendingInvalidations()).isEqualTo(PATTERNS);
        assertThat(lists.get("author.7.7")).isEmpty();
        assertThat(lists.get("author.900.900")).contains("v");
        server.command("CONFIG", "RESETSTAT");

        allowScans();
        awaitDelivery(lists);
        awaitDelivery(pages);

        long pagesOfAPass = 2L * KEYS / PAGE;
        assertThat(scans()).as("one pass for each cache").isLessThan(3 * pagesOfAPass);
        assertThat(lists.keys("*")).hasSize(KEYS - PATTERNS);
        assertThat(lists.get("author.299.299")).isEmpty();
        assertThat(lists.get("author.300.300")).contains("v");
        assertThat(pages.keys("*")).hasSize(KEYS - PATTERNS);
        assertThat(pages.get("author.7.7")).contains("v");
    }

    private Cache<String> filled(String prefix) {
        Cache<String> cache = caches.cache(String.class, config -> config.keyPrefix(prefix));
        for (int from = 0; from < KEYS; from += 1000) {
            cache.putAll(IntStream.range(from, Math.min(KEYS, from + 1000))
                    .boxed()
                    .collect(Collectors.toMap(i -> "author." + i + "." + i, i -> "v")));
        }
        return cache;
    }

    private static void awaitDelivery(Cache<String> cache) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> cache.statistics().pendingInvalidations() == 0);
    }

    private long scans() {
        Matcher scans = SCANS.matcher(server.command("INFO", "commandstats"));
        return scans.find() ? Long.parseLong(scans.group(1)) : 0;
    }
}
