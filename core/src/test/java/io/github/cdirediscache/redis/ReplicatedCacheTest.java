package io.github.cdirediscache.redis;

import org.junit.jupiter.api.extension.RegisterExtension;

class ReplicatedCacheTest extends CacheContract {

    @RegisterExtension
    static final TestServers SERVERS = TestServers.replicated();

    @Override
    TestServers servers() {
        return SERVERS;
    }
}
