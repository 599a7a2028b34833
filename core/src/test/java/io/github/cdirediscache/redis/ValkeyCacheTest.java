package io.github.cdirediscache.redis;

import org.junit.jupiter.api.extension.RegisterExtension;

class ValkeyCacheTest extends CacheContract {

    @RegisterExtension
    static final TestServers SERVERS = TestServers.single(ServerPrograms::valkey);

    @Override
    TestServers servers() {
        return SERVERS;
    }
}
