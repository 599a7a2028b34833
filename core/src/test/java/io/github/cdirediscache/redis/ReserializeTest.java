package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rewriting entries while somebody else writes them. */
@RedisTest
class ReserializeTest {

    private final RedisServer server;

    ReserializeTest(RedisServer server) {
        this.server = server;
    }

    /** Runs something while it reads a value, which is between the read and the rewriting of the entry. */
    private record Meddling(Runnable meanwhile) implements Serializer {

        @Override
        public String id() {
            return "meddling";
        }

        @Override
        public void serialize(Object value, Type type, OutputStream to) throws IOException {
            to.write(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Object deserialize(InputStream from, Type type) throws IOException {
            meanwhile.run();
            return new String(from.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private CacheManager manager(Runnable meanwhile, String serializer) {
        return RedisCacheManager.builder()
                .cache(CacheConfig.builder("stories")
                        .locations(server.url())
                        .serializer(serializer)
                        .serializerAccepts("meddling", "json")
                        .build())
                .serializer(new Meddling(meanwhile))
                .build();
    }

    @Test
    void S42_keyChangedBetweenReadAndRewrite_keepsTheChange() {
        try (CacheManager other = manager(() -> {}, "json");
                CacheManager before = manager(() -> {}, "meddling")) {
            Cache<String> others = other.cache("stories", String.class);
            before.cache("stories", String.class).put("k", "old");
            try (CacheManager now = manager(() -> others.put("k", "newer", Duration.ofMinutes(1)), "json")) {
                assertThat(now.cache("stories", String.class).reserialize(seen -> {}))
                        .isZero();
            }
            assertThat(others.get("k")).contains("newer");
            assertThat(others.timeToLive("k").left().orElseThrow()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void S42_keyRemovedBetweenReadAndRewrite_staysRemoved() {
        try (CacheManager other = manager(() -> {}, "json");
                CacheManager before = manager(() -> {}, "meddling")) {
            Cache<String> others = other.cache("stories", String.class);
            before.cache("stories", String.class).put("k", "old");
            try (CacheManager now = manager(() -> others.invalidate("k"), "json")) {
                assertThat(now.cache("stories", String.class).reserialize(seen -> {}))
                        .isZero();
            }
            assertThat(others.contains("k")).isFalse();
        }
    }

    /** Another type of value, of the same cache. */
    public record Author(String name) {}

    @Test
    void S42_entriesOfAnotherTypeOfTheSameSerializer_areLeftAsTheyAre() {
        try (CacheManager manager = manager(() -> {}, "json")) {
            manager.cache("stories", Story.class).put("story", Story.of(1));
            manager.cache("stories", Author.class).put("author", new Author("Ann"));
            manager.cache("stories", Author.class).reserialize(seen -> {});
            assertThat(manager.cache("stories", Story.class).get("story")).contains(Story.of(1));
            assertThat(manager.cache("stories", Author.class).get("author")).contains(new Author("Ann"));
        }
    }

    @Test
    void S42_progress_growsToTheNumberOfEntries() {
        Map<String, String> values = IntStream.range(0, 2500).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
        try (CacheManager before = manager(() -> {}, "meddling");
                CacheManager now = manager(() -> {}, "json")) {
            before.cache("stories", String.class).putAll(values);
            List<Long> progress = new ArrayList<>();
            assertThat(now.cache("stories", String.class).reserialize(progress::add))
                    .isEqualTo(2500);
            assertThat(progress).isSorted().hasSizeGreaterThan(10).endsWith(2500L);
        }
    }
}
