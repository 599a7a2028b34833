package io.github.cdirediscache.redis;

import org.junit.jupiter.api.extension.RegisterExtension;

class ReplicatedLoadingTest extends LoadingContract {

    @RegisterExtension
    static final TestServers SERVERS = TestServers.replicated();

    @Override
    TestServers servers() {
        return SERVERS;
    }
}
