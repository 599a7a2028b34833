package io.github.cdirediscache.demo.web;

import io.github.cdirediscache.testing.EmbeddedRedis;
import io.github.cdirediscache.testing.RedisServer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The Redis that the tiles are in: the embedded one, which may be stopped, or the user's. */
@ApplicationScoped
public class Redis {

    @Inject
    @ConfigProperty(name = "redis-cache.default.locations")
    String locations;

    private @Nullable RedisServer embedded;

    @PostConstruct
    void find() {
        if (locations.strip().equals("embedded:")) {
            embedded = EmbeddedRedis.shared();
        }
    }

    boolean isOurs() {
        return embedded != null;
    }

    void stop() {
        ours().ifPresent(RedisServer::stop);
    }

    void start() {
        ours().filter(server -> !server.isRunning()).ifPresent(RedisServer::restart);
    }

    private Optional<RedisServer> ours() {
        return Optional.ofNullable(embedded);
    }

    @PreDestroy
    void end() {
        EmbeddedRedis.stopShared();
    }
}
