package io.github.cdirediscache.redis;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisServerBuilder;
import java.util.function.Consumer;

class ClusterTlsTest extends TlsContract {

    @Override
    TlsServers start(Consumer<RedisServerBuilder> settings) {
        RedisCluster cluster = RedisCluster.start(3, 0, settings);
        String seed = cluster.locations().get(0);
        return new TlsServers(
                cluster.servers(),
                config -> config.topology(TopologyKind.CLUSTER)
                        .locations(seed)
                        .username(USER)
                        .password(PASSWORD),
                cluster::close);
    }
}
