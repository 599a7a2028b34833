package io.github.cdirediscache.reliability.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.redis.RedisCacheManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever a server answers, a call gives what the answer says or fails, in bounded memory; and the next call, which is
 * answered well, gets its own answer.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ReplyFuzzTest {

    private static final String NAME = "c";
    private static final int MAX_VALUE_SIZE = 1 << 16;
    private static final Bounds BOUNDS = Bounds.ofPayload(MAX_VALUE_SIZE);

    /** How long a call may take of which the answer is cut off: the timeout of the socket, again on a new connection. */
    private static final Duration LONG = Duration.ofSeconds(30);

    /** The entry of {@code "fine"}. */
    private static final byte[] FINE =
            "\u00ca\u0001\u0000\u0004json\u0004none\"fine\"".getBytes(StandardCharsets.ISO_8859_1);

    private static GarbageServer server;
    private static CacheManager manager;

    /** A call, and the text or number that it found; null if none. */
    @FunctionalInterface
    private interface Call {
        @Nullable Object on(Cache<String> texts, Cache<Long> numbers);
    }

    private static final List<Call> CALLS = List.of(
            (texts, numbers) -> texts.get("k").orElse(null),
            (texts, numbers) -> numbers.get("k").orElse(null),
            (texts, numbers) -> texts.lookup("k").present() ? "" : null,
            (texts, numbers) -> texts.getAll(List.of("k", "l")).get("l"),
            (texts, numbers) -> {
                texts.put("k", "v");
                return null;
            },
            (texts, numbers) -> {
                texts.putAll(Map.of("k", "v", "l", "w"));
                return null;
            },
            (texts, numbers) -> texts.putIfAbsent("k", "v") ? "" : null,
            (texts, numbers) -> texts.contains("k") ? "" : null,
            (texts, numbers) -> texts.invalidate("k") ? "" : null,
            (texts, numbers) -> texts.invalidateAll(List.of("k", "l")) > 0 ? "" : null,
            (texts, numbers) -> texts.clear() > 0 ? "" : null,
            (texts, numbers) ->
                    numbers.increment("k", 1).stream().boxed().findFirst().orElse(null),
            (texts, numbers) -> numbers.increment("k", 1, 5, Duration.ofMinutes(1)),
            (texts, numbers) -> texts.keys("*").findFirst().orElse(null),
            (texts, numbers) -> {
                assertThat(texts.getOrLoad("k", () -> "loaded")).isNotNull();
                return null;
            });

    @BeforeAll
    static void start() throws Exception {
        server = new GarbageServer(FINE);
        manager = open();
    }

    private static CacheManager open() {
        return RedisCacheManager.of(CacheConfig.builder(NAME)
                .locations("127.0.0.1:" + server.port())
                .onFailure(OnFailure.RAISE)
                .breakerFailures(Integer.MAX_VALUE)
                .socketTimeout(Duration.ofMillis(300))
                .loadWait(Duration.ofMillis(300))
                .maxValueSize(MAX_VALUE_SIZE)
                .build());
    }

    @AfterAll
    static void stop() throws Exception {
        manager.close();
        server.close();
    }

    /** The first byte chooses the call, the second whether the server closes the connection after its answer. */
    @FuzzTest
    void reply(byte[] bytes) throws Exception {
        Input input = new Input(bytes);
        Call call = input.oneOf(CALLS);
        boolean closes = input.next() % 4 != 3;
        server.answerWith(input.rest(), closes);
        Cache<String> texts = manager.cache(NAME, String.class);
        Cache<Long> numbers = manager.cache(NAME, Long.class);
        long begun = System.nanoTime();
        Object found = BOUNDS.within(() -> answer(call, texts, numbers));
        if (found != null) {
            assertThat(new String(bytes, StandardCharsets.UTF_8))
                    .as("what %s was found in", found)
                    .containsAnyOf(found.toString(), "\\");
        }
        server.becomePolite();
        checkNextCall(texts);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG);
    }

    private static @Nullable Object answer(Call call, Cache<String> texts, Cache<Long> numbers) {
        try {
            return call.on(texts, numbers);
        } catch (CacheException | ArithmeticException | IllegalStateException failed) {
            assertThat(failed.getMessage()).isNotEmpty();
            return null;
        }
    }

    /** It may fail: an answer may say that the server is another than it was, or may leave an invalidation pending. */
    private static void checkNextCall(Cache<String> texts) {
        try {
            assertThat(texts.get("other")).contains("fine");
        } catch (CacheException failed) {
            manager.close();
            manager = open();
            assertThat(manager.cache(NAME, String.class).get("other")).contains("fine");
        }
    }
}
