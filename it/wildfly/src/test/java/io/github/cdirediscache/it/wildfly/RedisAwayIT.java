package io.github.cdirediscache.it.wildfly;

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
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
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
        server = ScriptedServer.withModule(folder);
        WebArchive war = Wars.withManifest(
                Application.named(SHOP)
                        .with(Visits.class, VisitsResource.class, Rest.class)
                        .on(redis)
                        .set("redis-cache.visits.breaker.open-for", "50ms")
                        .war(),
                Wars.IMPORT);
        Path deployments = Files.createDirectories(server.home().resolve("standalone/deployments"));
        war.as(ZipExporter.class).exportTo(deployments.resolve(war.getName()).toFile());
    }

    @AfterEach
    void end() throws InterruptedException {
        server.destroy();
        redis.close();
    }

    @Test
    void startAndStop_redisIsAway_serverDoesBothAndServesInBetween() throws Exception {
        redis.stop();
        server.start();
        assertThat(Server.isCached(SHOP)).isFalse();

        redis.restart();
        await().untilAsserted(() -> assertThat(Server.isCached(SHOP)).isTrue());

        redis.pause();
        server.bash("\"$JBOSS_HOME\"/bin/jboss-cli.sh --connect shutdown");
        server.awaitEnd();
        redis.resume();
        assertThat(Files.readString(server.home().resolve("standalone/log/server.log")))
                .containsPattern("WFLYSRV0050: .* stopped in \\d{1,4}ms");
    }
}
