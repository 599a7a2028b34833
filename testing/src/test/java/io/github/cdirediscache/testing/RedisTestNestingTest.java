package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@RedisTest
class RedisTestNestingTest {

    private static RedisServer outer;
    private static RedisServer ofNested;

    @BeforeAll
    static void remember(RedisServer server) {
        outer = server;
    }

    @AfterAll
    static void closesTheNestedServersFirst() {
        assertThat(outer.isRunning()).isTrue();
        assertThat(ofNested.isRunning()).isFalse();
    }

    @Nested
    @RedisTest(config = "maxmemory 10mb")
    class WithItsOwn {

        @Test
        void nested_annotated_hasItsOwnServer(RedisServer server) {
            ofNested = server;
            assertThat(server).isNotSameAs(outer);
            assertThat(server.command("CONFIG", "GET", "maxmemory")).endsWith("10485760");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OneInstance {

        private final RedisServer server;

        OneInstance(RedisServer server) {
            this.server = server;
        }

        @Test
        void nested_oneInstancePerClass_sharesTheServer(RedisServer ofTest) {
            assertThat(server).isSameAs(ofTest).isSameAs(outer);
        }
    }
}
