package io.github.cdirediscache.redis;

import io.github.cdirediscache.config.ReadFrom;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerBuilder;
import java.util.function.Consumer;

class ReplicatedTlsTest extends TlsContract {

    @Override
    TlsServers start(Consumer<RedisServerBuilder> settings) {
        RedisReplication group = RedisReplication.start(1, settings);
        String[] locations = group.servers().stream().map(RedisServer::location).toArray(String[]::new);
        return new TlsServers(
                group.servers(),
                config -> config.topology(TopologyKind.REPLICATED)
                        .readFrom(ReadFrom.MASTER)
                        .locations(locations)
                        .username(USER)
                        .password(PASSWORD),
                group::close);
    }
}
