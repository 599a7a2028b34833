package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.KeyFunction;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are stored as a function of the user's makes them. */
@RedisTest
@Timeout(60)
class KeyFunctionTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RedisServer server;
    private CacheManager manager;

    KeyFunctionTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        manager = manager("lower", new LowerCase());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private CacheConfigBuilder config(String function) {
        return CacheConfig.builder("c").locations(server.location()).keyFunction(function);
    }

    private CacheManager manager(String name, KeyFunction function) {
        return RedisCacheManager.builder()
                .keyFunction(name, function)
                .cache(config(name).build())
                .build();
    }

    private <V> Cache<V> cache(Class<V> type) {
        return manager.cache("c", type);
    }

    private boolean isStored(String physicalKey) {
        return server.command("EXISTS", physicalKey).equals("1");
    }

    @Test
    void S46_keyFunction_classOrName_makesTheStoredKey() {
        cache(String.class).put("Key", "v");
        assertThat(isStored("c:1:u.key")).isTrue();
        try (CacheManager byClass =
                RedisCacheManager.of(config(LowerCase.class.getName()).build())) {
            assertThat(byClass.cache("c", String.class).get("KEY")).contains("v");
        }
    }

    @Test
    void S46_keyFunction_readsAndWrites_useTheStoredKey() {
        Cache<String> cache = cache(String.class);
        cache.putAll(Map.of("A", "1", "B", "2"));
        assertThat(cache.putIfAbsent("a", "other")).isFalse();
        assertThat(cache.get("a")).contains("1");
        assertThat(cache.lookup("b").present()).isTrue();
        assertThat(cache.contains("a")).isTrue();
        assertThat(cache.touch("a", MINUTE)).isTrue();
        assertThat(cache.persist("a")).isTrue();
        assertThat(cache.timeToLive("A").isForever()).isTrue();
        assertThat(cache.getOrLoad("a", () -> "loaded")).isEqualTo("1");
        assertThat(cache.getOrLoad("C", () -> "loaded")).isEqualTo("loaded");
        CompletableFuture<String> later = cache.getOrLoadAsync(
                        "D", () -> CompletableFuture.completedFuture("later"), cache.loadOptions())
                .toCompletableFuture();
        assertThat(later.join()).isEqualTo("later");
        assertThat(cache.keys("*")).containsExactlyInAnyOrder("u.a", "u.b", "u.c", "u.d");
        assertThat(cache.invalidate("c")).isTrue();
        assertThat(cache.invalidateAll(List.of("a", "b", "D"))).isEqualTo(3);
        assertThat(server.command("DBSIZE")).isEqualTo("0");
    }

    @Test
    void S46_keyFunction_getAll_answersByTheKeysThatWereGiven() {
        Cache<String> cache = cache(String.class);
        cache.put("a", "1");
        assertThat(cache.getAll(List.of("a", "A", "b"))).isEqualTo(Map.of("a", "1", "A", "1"));
    }

    @Test
    void S46_keyFunction_increment_usesTheStoredKey() {
        Cache<Long> cache = cache(Long.class);
        cache.put("N", 1L);
        assertThat(cache.increment("n", 2)).hasValue(3);
        assertThat(server.command("GET", "c:1:u.n")).isEqualTo("3");
    }

    @Test
    void S46_keyFunction_incrementVersion_usesTheStoredKeyOfBothVersions() {
        Cache<String> cache = cache(String.class);
        cache.put("K", "v");
        assertThat(cache.incrementVersion("k", 1)).hasValue(2);
        assertThat(isStored("c:2:u.k")).isTrue();
        assertThat(cache.withVersion(2).get("K")).contains("v");
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    void S46_keyFunction_lock_usesTheStoredKey() {
        Cache<String> cache = cache(String.class);
        try (CacheLock lock = cache.lock("L", MINUTE)) {
            assertThat(lock.key()).isEqualTo("L");
            assertThat(isStored("c:1#lock:u.l")).isTrue();
            assertThat(cache.tryLock("l", MINUTE)).isEmpty();
        }
    }

    @Test
    void S46_keyFunction_patterns_areHeldAgainstTheStoredKey() {
        Cache<String> cache = cache(String.class);
        cache.putAll(Map.of("One", "1", "Two", "2"));
        assertThat(cache.invalidatePattern("O*")).isZero();
        assertThat(cache.invalidatePattern("u.o*")).isEqualTo(1);
        assertThat(cache.keys("u.t*")).containsExactly("u.two");
    }

    @Test
    void S46_keyFunction_reserialize_leavesTheStoredKey() {
        Cache<String> cache = cache(String.class);
        cache.put("K", "v");
        cache.reserialize(done -> {});
        assertThat(cache.get("k")).contains("v");
        assertThat(server.command("KEYS", "*")).isEqualTo("c:1:u.k");
    }

    @TestFactory
    Stream<DynamicTest> S46_keyFunction_givesNoKey_everyOperationSaysSo() {
        CacheManager broken = manager("broken", key -> key.equals("null") ? null : key.repeat((1 << 20) + 1));
        Cache<Long> cache = broken.cache("c", Long.class);
        Map<String, Consumer<String>> operations = new LinkedHashMap<>();
        operations.put("get", cache::get);
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
        operations.put("invalidate", cache::invalidate);
        operations.put("invalidateAll", key -> cache.invalidateAll(List.of(key)));
        operations.put("getOrLoad", key -> cache.getOrLoad(key, () -> 1L));
        operations.put("tryLock", key -> cache.tryLock(key, MINUTE));
        return operations.entrySet().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.getKey(), () -> {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> operation.getValue().accept("null"))
                            .withMessageContainingAll("key-function", "null");
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> operation.getValue().accept("x"))
                            .withMessageContaining("at most " + KeySpace.MAX_KEY_BYTES + " bytes");
                }))
                .onClose(broken::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "java.lang.String"})
    void S47_keyFunction_unusable_namesOptionAndClass(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisCacheManager.of(config(name).build()).close())
                .withMessageContainingAll("key-function", name);
    }

    /** Makes no difference of capitals. */
    public static final class LowerCase implements KeyFunction {

        @Override
        public String apply(String key) {
            return "u." + key.toLowerCase(Locale.ROOT);
        }
    }
}
