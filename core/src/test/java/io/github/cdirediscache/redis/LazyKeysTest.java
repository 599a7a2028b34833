package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys are read from Redis as their stream is consumed. */
@RedisTest
@Timeout(60)
class LazyKeysTest {

    private static final int KEYS = 5_000;

    private final RedisServer server;
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private CacheManager manager;
    private Cache<String> cache;

    LazyKeysTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void fill() {
        manager = RedisCacheManager.builder()
                .cache(CacheConfig.builder("stories").locations(server.url()).build())
                .observer(what -> {
                    sent.add(what.operation());
                    return failure -> {};
                })
                .build();
        cache = manager.cache("stories", String.class);
        Map<String, String> entries =
                IntStream.range(0, KEYS).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
        cache.putAll(entries);
        sent.clear();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private long scans() {
        return sent.stream().filter(operation -> operation.equals("SCAN")).count();
    }

    @Test
    void keys_firstOnly_readsOnePage() {
        assertThat(cache.keys("*").findFirst()).isPresent();
        assertThat(scans()).isEqualTo(1);
    }

    @Test
    void keys_notConsumed_readsNothing() {
        assertThat(cache.keys("*").map(String::length)).isNotNull();
        assertThat(sent).isEmpty();
    }

    @Test
    void keys_iteratedOrLimited_readsAsFarAsNeeded() {
        Iterator<String> keys = cache.keys("*").filter(key -> !key.isEmpty()).iterator();
        IntStream.range(0, 10).forEach(i -> keys.next());
        assertThat(scans()).isEqualTo(1);
        assertThat(cache.keys("*").limit(600)).hasSize(600);
        assertThat(scans()).isLessThanOrEqualTo(5);
        assertThat(cache.keys("*").distinct()).hasSize(KEYS);
    }
}
