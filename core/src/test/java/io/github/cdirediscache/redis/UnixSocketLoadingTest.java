package io.github.cdirediscache.redis;

import org.junit.jupiter.api.extension.RegisterExtension;

class UnixSocketLoadingTest extends LoadingContract {

    @RegisterExtension
    static final TestServers SERVERS = TestServers.unixSocket();

    @Override
    TestServers servers() {
        return SERVERS;
    }
}
