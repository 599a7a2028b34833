package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else may lie where a lock's key is. */
@RedisTest
@Timeout(60)
class LockKeyTest {

    private static final String PHYSICAL = "stories:1#lock:k";
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final RedisServer server;
    private TestCaches caches;

    LockKeyTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        caches = new TestCaches(server);
    }

    @AfterEach
    void close() {
        caches.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET", "RPUSH", "SADD"})
    void S41_lock_keyHoldsAnotherType_saysSoAndLeavesItAlone(String command) {
        server.command(command, PHYSICAL, "foreign");
        Cache<String> cache = caches.cache(String.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> cache.tryLock("k", LEASE))
                .withMessageContaining("\"k\"");
        assertThatIllegalStateException()
                .isThrownBy(() -> cache.lock("k", LEASE))
                .withMessageContaining("\"k\"");
        assertThat(server.command("EXISTS", PHYSICAL)).isEqualTo("1");
        assertThat(cache.tryLock("other", LEASE)).isPresent();
    }
}
