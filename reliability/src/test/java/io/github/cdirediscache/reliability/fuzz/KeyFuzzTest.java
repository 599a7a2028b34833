package io.github.cdirediscache.reliability.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.Globs;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.redis.RedisCacheManager;
import io.github.cdirediscache.testing.RedisServer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** No two keys share a physical key, and each is found again under its own name. */
class KeyFuzzTest {

    private static RedisServer server;
    private static CacheManager manager;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        manager = RedisCacheManager.of(CacheConfig.builder("c")
                .keyPrefix("p*[%:]")
                .locations(server.url())
                .version(3)
                .build());
    }

    @AfterAll
    static void stop() {
        manager.close();
        server.close();
    }

    /** Two versions in two bytes; prefix and key, twice. */
    @FuzzTest
    void two(byte[] bytes) throws Exception {
        Input input = new Input(bytes);
        int version1 = input.next();
        int version2 = input.next();
        List<String> texts = input.texts(4);
        Bounds.OF_A_TEXT.within(() -> {
            try {
                compare(
                        new KeySpace(texts.get(0), version1),
                        texts.get(1),
                        new KeySpace(texts.get(2), version2),
                        texts.get(3),
                        version1 == version2 && texts.get(0).equals(texts.get(2)));
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
            return "";
        });
    }

    private static void compare(KeySpace space1, String key1, KeySpace space2, String key2, boolean isSameSpace) {
        PhysicalKey physical1 = space1.valueKey(key1);
        PhysicalKey physical2 = space2.valueKey(key2);
        boolean isSame = isSameSpace && key1.equals(key2);
        assertThat(physical1.equals(physical2)).isEqualTo(isSame);
        assertThat(space1.lockKey(key1).equals(space2.lockKey(key2))).isEqualTo(isSame);
        assertThat(space1.lockKey(key1)).isNotEqualTo(physical2);
        assertThat(space1.keyOf(physical1)).isEqualTo(key1);
        assertThat(space1.keyOf(physical2)).isEqualTo(isSameSpace ? key2 : null);
        assertThat(space1.matching("*").contains(physical2)).isEqualTo(isSameSpace);
        assertThat(space1.matching(Globs.escape(key1)).contains(physical1)).isTrue();
        assertThat(space1.matching(Globs.escape(key1)).contains(physical2)).isEqualTo(isSame);
        assertThat(space1.allVersions().contains(physical1)).isTrue();
        assertThat(space1.allVersions().contains(space1.lockKey(key2))).isFalse();
    }

    /** What is not ours has no key, and what has one is at that place. */
    @FuzzTest
    void physical(byte[] bytes) throws Exception {
        List<byte[]> parts = new Input(bytes).parts(2);
        KeySpace space = new KeySpace(new String(parts.get(0), StandardCharsets.UTF_8), 1);
        PhysicalKey physical = new PhysicalKey(parts.get(1));
        Bounds.OF_A_TEXT.within(() -> {
            String key = space.keyOf(physical);
            if (key != null) {
                assertThat(Arrays.equals(space.valueKey(key).bytes(), physical.bytes()))
                        .isTrue();
                assertThat(space.allVersions().contains(physical)).isTrue();
            }
            return "";
        });
    }

    @FuzzTest
    void onServer(byte[] bytes) throws Exception {
        String key = new Input(bytes).text();
        Bounds.OF_A_TEXT.within(() -> {
            Cache<String> cache = manager.cache("c", String.class);
            try {
                cache.put(key, "v");
            } catch (IllegalArgumentException refused) {
                assertThat(key).isEmpty();
                return "";
            }
            assertThat(cache.keys("*")).containsExactly(key);
            assertThat(cache.keys(Globs.escape(key))).containsExactly(key);
            assertThat(cache.get(key)).contains("v");
            assertThat(cache.withVersion(4).keys("*")).isEmpty();
            assertThat(cache.invalidate(key)).isTrue();
            assertThat(cache.keys("*")).isEmpty();
            return "";
        });
    }
}
