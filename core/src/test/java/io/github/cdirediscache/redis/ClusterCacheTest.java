package io.github.cdirediscache.redis;

import org.junit.jupiter.api.extension.RegisterExtension;

class ClusterCacheTest extends CacheContract {

    @RegisterExtension
    static final TestServers SERVERS = TestServers.cluster();

    @Override
    TestServers servers() {
        return SERVERS;
    }
}
