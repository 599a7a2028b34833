package io.github.cdirediscache.redis;

import org.junit.jupiter.api.extension.RegisterExtension;

class OlderRedisCacheTest extends CacheContract {

    @RegisterExtension
    static final TestServers SERVERS = TestServers.single(ServerPrograms::redis62);

    @Override
    TestServers servers() {
        return SERVERS;
    }
}
