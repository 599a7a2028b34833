package io.github.cdirediscache.redis;

import org.junit.jupiter.api.extension.RegisterExtension;

class SingleServerLoadingTest extends LoadingContract {

    @RegisterExtension
    static final TestServers SERVERS = TestServers.single();

    @Override
    TestServers servers() {
        return SERVERS;
    }
}
