package io.github.cdirediscache.it.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.visits.Rest;
import io.github.cdirediscache.it.visits.Visits;
import io.github.cdirediscache.it.visits.VisitsResource;
import io.github.cdirediscache.testing.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis is gone while the server starts, and hangs while it stops. */
@Tag("server-once")
class RedisAwayIT {

    private static final String SHOP = "shop-away";

    private final RedisServer redis = RedisServer.start();

    @TempDir
    private Path folder;

    private ScriptedServer server;

    @BeforeEach
    void prepare() throws IOException {
        server = ScriptedServer.ofRun("away", folder);
        Path apps = Files.createDirectories(server.directory().resolve("apps"));
        server.write(
                apps,
                Application.named(SHOP)
                        .with(Visits.class, VisitsResource.class, Rest.class)
                        .on(redis)
                        .set("redis-cache.visits.breaker.open-for", "50ms")
                        .war());
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        server.stop();
        redis.close();
    }

    @Test
    void startAndStop_redisIsAway_serverDoesBothAndServesInBetween() throws Exception {
        redis.stop();
        server.start();
        assertThat(server.isCached(SHOP)).isFalse();

        redis.restart();
        await().untilAsserted(() -> assertThat(server.isCached(SHOP)).isTrue());

        redis.pause();
        server.bash("\"$WLP_HOME/bin/server\" stop away");
        redis.resume();
        assertThat(server.log()).contains("CWWKE0036I");
    }
}
