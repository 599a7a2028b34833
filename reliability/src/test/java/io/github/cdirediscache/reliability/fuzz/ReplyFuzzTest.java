package io.github.cdirediscache.reliability.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.redis.RedisCacheManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever a server answers, a call gives what the reply to it says, and fails if there is none; it takes bounded time and
 * memory; and the next call, which is answered well, gets its own answer. {@link Resp} says what bytes are as replies, and
 * {@link ReplyCalls} what a call may give.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ReplyFuzzTest {

    private static final String NAME = "c";
    private static final String NEXT = "next";
    private static final Answer.Way[] WAYS = Answer.Way.values();

    /** Where a part of a reply is all that comes, this is what a call waits. Long enough for a busy machine to answer. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration LOAD_WAIT = Duration.ofMillis(300);

    /** A call that loads reads, claims, waits, loads, and stores; each of it may be slow. */
    private static final Duration LONGEST = SOCKET_TIMEOUT.multipliedBy(5);

    private static GarbageServer server;
    private static CacheManager manager;
    private static long calls;

    @BeforeAll
    static void start() throws Exception {
        server = new GarbageServer();
        manager = open();
    }

    /** One connection, so that the next call has the same one if it is kept. */
    private static CacheManager open() {
        return RedisCacheManager.of(config(NAME), config(NEXT));
    }

    private static CacheConfig config(String name) {
        return CacheConfig.builder(name)
                .locations("127.0.0.1:" + server.port())
                .onFailure(OnFailure.RAISE)
                .breakerFailures(Integer.MAX_VALUE)
                .socketTimeout(SOCKET_TIMEOUT)
                .poolMaxConnections(1)
                .poolMaxWait(LONGEST)
                .loadWait(LOAD_WAIT)
                .lease(LOAD_WAIT.dividedBy(2))
                .maxValueSize(ReplyCalls.MAX_VALUE_SIZE)
                .build();
    }

    @AfterAll
    static void stop() throws Exception {
        server.becomePolite();
        manager.close();
        server.close();
    }

    /**
     * The first byte chooses the call, the second one how the server sends its answers, the third one how long the first
     * answer is: it is for {@code GET}, {@code MGET} and {@code SCAN}, the second one for other commands. If there is
     * only one, it is for all.
     */
    @FuzzTest
    void reply(byte[] bytes) throws Exception {
        Input input = new Input(bytes);
        ReplyCalls.Sample sample = input.oneOf(ReplyCalls.ALL);
        int choice = input.next();
        Answer.Way way = choice == 255 ? Answer.Way.SILENT : WAYS[choice % (WAYS.length - 1)];
        int first = input.next();
        byte[] rest = input.rest();
        boolean isOne = first == 0 || first >= rest.length;
        Answer reads = new Answer(isOne ? rest : Arrays.copyOf(rest, first), way);
        Answer others = new Answer(isOne ? rest : Arrays.copyOfRange(rest, first, rest.length), way);
        try {
            check(sample, reads, others);
        } finally {
            server.becomePolite();
        }
        checkNextCall();
    }

    /**
     * What a server says before the first command: the same to each part of the greeting, one reply or a part of one. If
     * it said more, nobody could know to which command it belongs.
     */
    @FuzzTest
    void greeting(byte[] bytes) throws Exception {
        Input input = new Input(bytes);
        Answer.Way way = WAYS[input.next() % (WAYS.length - 1)];
        byte[] one = new Answer(input.rest(), Answer.Way.LATE).now();
        server.greetWith(new Answer(one, way));
        calls++;
        try (CacheManager other = RedisCacheManager.of(config(NEXT))) {
            Cache<Long> cache = other.cache(NEXT, Long.class);
            long begun = System.nanoTime();
            assertThat(Bounds.OF_A_CALL.within(() -> greeted(cache))).isIn(calls, ReplyCalls.Outcome.FAILED);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
        } finally {
            server.becomePolite();
        }
    }

    private static Object greeted(Cache<Long> cache) {
        try {
            return cache.get("k" + calls).orElseThrow();
        } catch (CacheException failed) {
            return ReplyCalls.Outcome.FAILED;
        }
    }

    private static void check(ReplyCalls.Sample sample, Answer reads, Answer others) throws Exception {
        Set<Object> allowed = sample.allowed().apply(reads, others);
        var caches = new ReplyCalls.Caches(manager.cache(NAME, String.class), manager.cache(NAME, Long.class));
        server.answerWith(reads, others);
        long begun = System.nanoTime();
        Object found = Bounds.OF_A_CALL.within(() -> outcome(sample, caches));
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(elapsed).isLessThan(LONGEST);
        boolean mayHaveTimedOut = elapsed.compareTo(SOCKET_TIMEOUT) >= 0 && found == ReplyCalls.Outcome.FAILED;
        if (!mayHaveTimedOut) {
            assertThat(found).as(sample.name()).isIn(allowed);
        }
    }

    private static Object outcome(ReplyCalls.Sample sample, ReplyCalls.Caches caches) {
        try {
            return sample.call().apply(caches);
        } catch (CacheException failed) {
            assertThat(failed.getMessage()).isNotEmpty();
            return ReplyCalls.Outcome.FAILED;
        }
    }

    /** A cache of the same connection, of which no invalidation is pending. Its call gets what the server has for it alone. */
    private static void checkNextCall() {
        calls++;
        assertThat(manager.cache(NEXT, Long.class).get("k" + calls)).contains(calls);
        if (manager.cache(NAME, String.class).statistics().pendingInvalidations() > 0) {
            manager.close();
            manager = open();
        }
    }
}
