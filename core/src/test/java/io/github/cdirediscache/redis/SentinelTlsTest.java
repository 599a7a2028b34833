package io.github.cdirediscache.redis;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServerBuilder;
import java.util.function.Consumer;

class SentinelTlsTest extends TlsContract {

    @Override
    TlsServers start(Consumer<RedisServerBuilder> settings) {
        RedisSentinels sentinels = RedisSentinels.start("main", 1, settings, settings);
        String[] locations = sentinels.locations().toArray(String[]::new);
        return new TlsServers(
                sentinels.replication().servers(),
                config -> config.topology(TopologyKind.SENTINEL)
                        .locations(locations)
                        .sentinelMaster("main")
                        .sentinelUsername(USER)
                        .sentinelPassword(PASSWORD)
                        .username(USER)
                        .password(PASSWORD),
                sentinels::close);
    }
}
