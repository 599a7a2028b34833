package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.redis.RedisCacheManager;
import io.github.cdirediscache.testing.Fault;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.RedisServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rights on docs/acl.md that stop a write which timed out while the network held it back. */
@Timeout(60)
class AclLateWriteTest {

    private static final String OWNER = "owner's s3cret";

    private static final String CACHE = "stories";

    @Test
    void application_whoseWriteTimesOut_isHelpedByRightsToStopIt() throws IOException {
        AclPage page = AclPage.read();
        AclPage.AclUser user = page.user("application", "helps-late-writes");
        try (RedisServer server = RedisServer.builder().password(OWNER).start()) {
            assertThat(comesBack(server, user)).isFalse();
            assertThat(page.user("helps-late-writes").rights())
                    .allSatisfy(right -> assertThat(comesBack(server, user.without(right)))
                            .as("without " + right)
                            .isTrue());
        }
    }

    /** Whether the value is there after its invalidation, when the network works again. */
    private static boolean comesBack(RedisServer server, AclPage.AclUser user) {
        server.command(user.command());
        server.command("FLUSHALL");
        try (FaultProxy network = FaultProxy.of(server, 1);
                CacheManager manager = RedisCacheManager.of(CacheConfig.builder(CACHE)
                        .locations(network.location())
                        .username(user.name())
                        .password(user.password())
                        .socketTimeout(Duration.ofSeconds(2))
                        .breakerFailures(1000)
                        .build())) {
            Cache<String> cache = manager.cache(CACHE, String.class);
            cache.get("k");
            network.begin(Fault.silenceOfOldConnections());
            cache.put("k", "dropped");
            await().until(() -> cache.statistics().pendingInvalidations() == 0);
            network.heal();
            await().until(() -> network.connections() == 1);
            return cache.get("k").isPresent();
        }
    }
}
