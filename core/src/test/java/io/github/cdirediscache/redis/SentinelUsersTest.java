package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.ReadFrom;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisSentinels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sentinels have users of their own, apart from those of the servers that they watch. */
@Timeout(90)
class SentinelUsersTest {

    private static RedisSentinels sentinels;

    @BeforeAll
    static void start() {
        sentinels = RedisSentinels.start(
                "main",
                1,
                server -> server.password("owner's s3cret").user("app", "app's s3cret", "~*", "&*", "+@all", "-role"),
                sentinel -> sentinel.password("guard's s3cret").user("asker", "asker's s3cret"));
    }

    @AfterAll
    static void stop() {
        sentinels.close();
    }

    private static CacheConfigBuilder servers(CacheConfigBuilder config, String login) {
        return config.topology(TopologyKind.SENTINEL)
                .sentinelMaster("main")
                .locations(sentinels.locations().stream()
                        .map(location -> "redis://" + login + location)
                        .toArray(String[]::new))
                .username("app")
                .password("app's s3cret");
    }

    private static Users users(String login) {
        return new Users(sentinels.replication()::servers, config -> servers(config, login));
    }

    @Test
    void S05_userOfSentinelsInOptions_logsInToEachAsItsOwnUser() {
        try (Users users = users("")) {
            users.assertWorkAs("app", config -> config.sentinelUsername("asker").sentinelPassword("asker's s3cret"));
            users.assertWorkAs(
                    "app", config -> config.sentinelPassword("guard's s3cret").readFrom(ReadFrom.ANY));
        }
    }

    @Test
    void S05_userOfSentinelsInTheLocation_winsOverTheOption() {
        try (Users users = users("asker:asker%27s%20s3cret@")) {
            users.assertWorkAs("app", config -> config);
            users.assertWorkAs(
                    "app", config -> config.sentinelUsername("nobody").sentinelPassword("wrong s3cret"));
        }
    }

    @Test
    void S05_userOfServersOnly_isNotTriedOnSentinels() {
        try (Users users = users("")) {
            Cache<String> cache = users.cache(config -> config.onFailure(OnFailure.RAISE));
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> cache.get("k"))
                    .withMessageContaining("NOAUTH")
                    .satisfies(Users::namesNoSecret);
        }
    }

    @Test
    void S05_userOfSentinelsUnknown_saysWhichSentinelRefused() {
        try (Users users = users("")) {
            Cache<String> cache = users.cache(config ->
                    config.onFailure(OnFailure.RAISE).sentinelUsername("asker").sentinelPassword("wrong s3cret"));
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> cache.get("k"))
                    .withMessageContainingAll("WRONGPASS", sentinels.locations().get(0))
                    .satisfies(Users::namesNoSecret);
        }
    }
}
