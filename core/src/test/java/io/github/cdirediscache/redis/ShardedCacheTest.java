package io.github.cdirediscache.redis;

import org.junit.jupiter.api.extension.RegisterExtension;

class ShardedCacheTest extends CacheContract {

    @RegisterExtension
    static final TestServers SERVERS = TestServers.sharded();

    @Override
    TestServers servers() {
        return SERVERS;
    }
}
