package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.OnFailure;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cluster whose servers all have the same users. */
@Timeout(90)
class ClusterUsersTest {

    private static RedisCluster cluster;

    @BeforeAll
    static void start() {
        cluster = RedisCluster.start(
                3, 0, server -> server.password("owner's s3cret").user("app", "app's s3cret"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static Users users(String... locations) {
        return new Users(
                cluster::servers,
                config -> config.topology(TopologyKind.CLUSTER).locations(locations));
    }

    private static String[] urls() {
        return cluster.locations().stream()
                .map(location -> "redis://app:app%27s%20s3cret@" + location)
                .toArray(String[]::new);
    }

    @Test
    void S05_userInOptions_logsInToEveryServer() {
        try (Users users = users(cluster.locations().toArray(String[]::new))) {
            users.assertWorkAs("app", config -> config.username("app").password("app's s3cret"));
            users.assertWorkAs("default", config -> config.password("owner's s3cret"));
        }
    }

    @Test
    void S05_userInTheLocations_logsInToEveryServer() {
        try (Users users = users(urls())) {
            users.assertWorkAs("app", config -> config);
        }
    }

    @Test
    void S05_userInOneLocation_logsInToTheServersThatItTellsOf() {
        try (Users users = users(urls()[0])) {
            users.assertWorkAs("app", config -> config);
        }
    }

    @Test
    void S05_userInTheLocation_winsOverTheOptionEverywhere() {
        try (Users users = users(urls()[0])) {
            users.assertWorkAs("app", config -> config.username("nobody").password("wrong s3cret"));
        }
    }

    @Test
    void S05_passwordWrong_saysSoAndNamesNoSecret() {
        RedisServer first = cluster.servers().get(0);
        try (Users users = users(first.location())) {
            Cache<String> cache = users.cache(
                    config -> config.onFailure(OnFailure.RAISE).username("app").password("wrong s3cret"));
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> cache.get("k"))
                    .withMessageContainingAll("WRONGPASS", first.location())
                    .satisfies(Users::namesNoSecret);
        }
    }
}
