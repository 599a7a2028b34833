package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisServer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shards need not have the same users and passwords. */
@Timeout(60)
class ShardedUsersTest {

    private static RedisServer north;
    private static RedisServer south;

    @BeforeAll
    static void start() {
        north = RedisServer.builder()
                .password("owner's s3cret")
                .user("app", "north's s3cret")
                .start();
        south = RedisServer.builder()
                .password("south's s3cret")
                .unixSocket()
                .user("app", "app's s3cret")
                .start();
    }

    @AfterAll
    static void stop() {
        north.close();
        south.close();
    }

    @AfterEach
    void empty() {
        north.command("FLUSHALL");
        south.command("FLUSHALL");
    }

    private static Users users(String... locations) {
        return new Users(
                () -> List.of(north, south),
                config -> config.topology(TopologyKind.SHARDED).locations(locations));
    }

    @Test
    void S05_otherPasswordInEachLocation_eachLogsInWithItsOwn() {
        try (Users users = users(
                "north=redis://app:north%27s%20s3cret@" + north.location(),
                "south=unix://app:app%27s%20s3cret@" + south.unixSocket().orElseThrow())) {
            users.assertWorkAs("app", config -> config);
        }
    }

    @Test
    void S05_userInOneLocation_theOptionsFillInForTheOther() {
        try (Users users =
                users("north=redis://app:north%27s%20s3cret@" + north.location(), "south=" + south.location())) {
            users.assertWorkAs("app", config -> config.username("app").password("app's s3cret"));
        }
    }

    @Test
    void S05_passwordOfOneShardWrong_failsItsKeysOnly() {
        try (Users users = users(
                "north=redis://:wrong%20s3cret@" + north.location(),
                "south=redis://:south%27s%20s3cret@" + south.location())) {
            Cache<String> cache = users.cache(config -> config);
            Map<String, String> values = IntStream.range(0, 100)
                    .mapToObj(i -> "k" + i)
                    .collect(Collectors.toMap(Function.identity(), k -> k));
            cache.putAll(values);
            long stored = Long.parseLong(south.command("DBSIZE"));
            assertThat(stored).isBetween(1L, 99L);
            assertThat(cache.getAll(values.keySet())).hasSize((int) stored);
            assertThat(cache.statistics().droppedWrites()).isEqualTo(100 - stored);
            assertThat(north.command("DBSIZE")).isEqualTo("0");
        }
    }
}
