package io.github.cdirediscache.redis;

import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerBuilder;
import java.util.List;
import java.util.function.Consumer;

class SingleTlsTest extends TlsContract {

    @Override
    TlsServers start(Consumer<RedisServerBuilder> settings) {
        RedisServerBuilder builder = RedisServer.builder();
        settings.accept(builder);
        RedisServer server = builder.start();
        return new TlsServers(
                List.of(server),
                config -> config.locations(server.location()).username(USER).password(PASSWORD),
                server::close);
    }
}
