package io.github.cdirediscache.redis;

import org.junit.jupiter.api.extension.RegisterExtension;

class ShardedLoadingTest extends LoadingContract {

    @RegisterExtension
    static final TestServers SERVERS = TestServers.sharded();

    @Override
    TestServers servers() {
        return SERVERS;
    }
}
