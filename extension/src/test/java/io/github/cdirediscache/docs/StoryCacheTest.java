package io.github.cdirediscache.docs;

// tag::redis-test
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import org.junit.jupiter.api.Test;

@RedisTest(config = "maxmemory 10mb")
class StoryCacheTest {

    @Test
    void crash_storyIsLost(RedisServer redis) {
        redis.command("SET", "story", "Once upon a time");
        redis.kill();
        redis.restart();
        assertEquals("(nil)", redis.command("GET", "story"));
    }
}
// end::redis-test
