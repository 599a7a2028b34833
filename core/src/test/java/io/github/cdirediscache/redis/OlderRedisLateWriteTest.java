package io.github.cdirediscache.redis;

import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerBuilder;

class OlderRedisLateWriteTest extends LateWriteContract {

    @Override
    RedisServerBuilder builder() {
        return RedisServer.builder().executable(ServerPrograms.redis62());
    }
}
