package io.github.cdirediscache.redis;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerBuilder;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Two shards, of which one has a replica. */
class ShardedTlsTest extends TlsContract {

    @Override
    TlsServers start(Consumer<RedisServerBuilder> settings) {
        RedisReplication north = RedisReplication.start(1, settings);
        RedisServerBuilder builder = RedisServer.builder();
        settings.accept(builder);
        RedisServer south = builder.start();
        List<RedisServer> all =
                Stream.concat(north.servers().stream(), Stream.of(south)).toList();
        String[] locations = {
            "north=" + north.master().location() + "|" + north.replicas().get(0).location(), "south=" + south.location()
        };
        return new TlsServers(
                all,
                config -> config.topology(TopologyKind.SHARDED)
                        .locations(locations)
                        .username(USER)
                        .password(PASSWORD),
                () -> {
                    north.close();
                    south.close();
                });
    }
}
