package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After the end operations say that it is the end, whatever they would have asked. */
@RedisTest
@Timeout(60)
class ClosedManagerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RedisServer server;

    ClosedManagerTest(RedisServer server) {
        this.server = server;
    }

    private CacheConfigBuilder config(OnFailure onFailure) {
        return CacheConfig.builder("c").locations(server.location()).onFailure(onFailure);
    }

    private static void assertSaysClosed(Runnable operation) {
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(operation::run)
                .withMessageContaining("the cache manager is closed");
    }

    @TestFactory
    Stream<DynamicTest> closed_everyOperationWhenFailuresAreRaised_saysSo() {
        CacheManager manager = RedisCacheManager.of(config(OnFailure.RAISE).build());
        Cache<Long> cache = manager.cache("c", Long.class);
        cache.put("k", 1L);
        manager.close();
        Map<String, Consumer<String>> operations = new LinkedHashMap<>();
        operations.put("get", cache::get);
        operations.put("lookup", cache::lookup);
        operations.put("getAll", key -> cache.getAll(List.of(key)));
        operations.put("put", key -> cache.put(key, 1L));
        operations.put("putAll", key -> cache.putAll(Map.of(key, 1L)));
        operations.put("putIfAbsent", key -> cache.putIfAbsent(key, 1L));
        operations.put("contains", cache::contains);
        operations.put("increment", key -> cache.increment(key, 1));
        operations.put("incrementVersion", key -> cache.incrementVersion(key, 1));
        operations.put("timeToLive", cache::timeToLive);
        operations.put("touch", cache::touch);
        operations.put("persist", cache::persist);
        operations.put("getOrLoad", key -> cache.getOrLoad(key, () -> 1L));
        operations.put("tryLock", key -> cache.tryLock(key, MINUTE));
        operations.put("keys", key -> cache.keys(key).toList());
        operations.put("reserialize", key -> cache.reserialize(done -> {}));
        operations.put("invalidate", cache::invalidate);
        operations.put("invalidateAll", key -> cache.invalidateAll(List.of(key)));
        operations.put("clear", key -> cache.clear());
        operations.put("get of what was to be cleared", cache::get);
        return operations.entrySet().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.getKey(),
                        () -> assertSaysClosed(() -> operation.getValue().accept("k"))));
    }

    @ParameterizedTest
    @EnumSource(
            value = TopologyKind.class,
            names = {"REPLICATED", "SHARDED", "CLUSTER", "SENTINEL"})
    void closed_eachTopology_saysSo(TopologyKind topology) {
        CacheConfigBuilder config = config(OnFailure.RAISE).topology(topology);
        if (topology == TopologyKind.SENTINEL) {
            config.sentinelMaster("main");
        }
        CacheManager manager = RedisCacheManager.of(config.build());
        Cache<Long> cache = manager.cache("c", Long.class);
        manager.close();
        assertSaysClosed(() -> cache.get("k"));
        assertSaysClosed(() -> cache.getAll(List.of("k", "l")));
        assertSaysClosed(() -> cache.put("k", 1L));
    }

    @Test
    void closed_failuresPass_loadsRun() {
        CacheManager manager = RedisCacheManager.of(config(OnFailure.LOAD).build());
        Cache<String> cache = manager.cache("c", String.class);
        manager.close();
        assertThat(cache.getOrLoad("k", () -> "v")).isEqualTo("v");
        CompletableFuture<String> later = cache.getOrLoadAsync(
                        "k", () -> CompletableFuture.completedFuture("later"), cache.loadOptions())
                .toCompletableFuture();
        assertThat(later).isCompletedWithValue("later");
        cache.put("k", "v");
        cache.putAll(Map.of("k", "v", "l", "w"));
        assertThat(cache.statistics().droppedWrites()).isEqualTo(3);
    }

    @Test
    void closed_valuesOfASerializerThatIsClosedToo_saysSo() {
        CacheManager manager = RedisCacheManager.of(config(OnFailure.RAISE).build());
        Cache<String> cache = manager.cache("c", String.class);
        manager.close();
        assertSaysClosed(() -> cache.put("k", "v"));
        assertSaysClosed(() -> cache.putAll(Map.of("k", "v")));
        assertSaysClosed(() -> cache.putIfAbsent("k", "v"));
    }

    @Test
    void closed_newCache_isRefused() {
        CacheManager manager = RedisCacheManager.of(config(OnFailure.LOAD).build());
        manager.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> manager.cache("c", String.class))
                .withMessageContaining("closed");
    }
}
