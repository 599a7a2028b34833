package io.github.cdirediscache.redis;

import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.testing.RedisServer;
import java.util.List;
import java.util.function.UnaryOperator;

/** Servers that were started for {@link TlsContract}; how a cache finds them, and logs in. */
record TlsServers(List<RedisServer> servers, UnaryOperator<CacheConfigBuilder> settings, Runnable closing)
        implements AutoCloseable {

    /** Lines of the connections that have this name. */
    List<String> clients(String name) {
        return servers.stream()
                .flatMap(server -> server.command("CLIENT", "LIST").lines())
                .filter(client -> client.contains(" name=" + name + " "))
                .toList();
    }

    @Override
    public void close() {
        closing.run();
    }
}
