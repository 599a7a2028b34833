package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The annotation is on the superclass, and the constructor comes before {@code beforeAll}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisTestInheritedTest extends WithRedis {

    private final RedisServer server;

    RedisTestInheritedTest(RedisServer server) {
        this.server = server;
    }

    @Test
    void annotation_onTheSuperclass_counts(RedisServer ofTest) {
        assertThat(server).isSameAs(ofTest);
        assertThat(server.isRunning()).isTrue();
    }
}

@RedisTest
abstract class WithRedis {}
