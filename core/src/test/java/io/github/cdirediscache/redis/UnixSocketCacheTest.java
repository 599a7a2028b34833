package io.github.cdirediscache.redis;

import org.junit.jupiter.api.extension.RegisterExtension;

class UnixSocketCacheTest extends CacheContract {

    @RegisterExtension
    static final TestServers SERVERS = TestServers.unixSocket();

    @Override
    TestServers servers() {
        return SERVERS;
    }
}
