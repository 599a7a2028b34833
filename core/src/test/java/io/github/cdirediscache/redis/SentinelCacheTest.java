package io.github.cdirediscache.redis;

import org.junit.jupiter.api.extension.RegisterExtension;

class SentinelCacheTest extends CacheContract {

    @RegisterExtension
    static final TestServers SERVERS = TestServers.sentinel();

    @Override
    TestServers servers() {
        return SERVERS;
    }
}
