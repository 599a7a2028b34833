package io.github.cdirediscache.redis;

import io.github.cdirediscache.config.ReadFrom;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A master and a replica whose users have other passwords there. */
@Timeout(60)
class ReplicatedUsersTest {

    private static RedisReplication group;

    @BeforeAll
    static void start() {
        AtomicInteger number = new AtomicInteger();
        group = RedisReplication.start(
                1,
                server -> server.password("owner's s3cret")
                        .user("app", "s3cret " + number.incrementAndGet())
                        .user("humble", "humble s3cret", "~stories:*", "&*", "+@all", "-role"));
    }

    @AfterAll
    static void stop() {
        group.close();
    }

    private static String master(String login) {
        return "redis://" + login + group.master().location();
    }

    private static String replica(String login) {
        return "redis://" + login + group.replicas().get(0).location();
    }

    private static Users users(String... locations) {
        return new Users(
                group::servers,
                config -> config.topology(TopologyKind.REPLICATED).locations(locations));
    }

    @Test
    void S05_otherPasswordInEachLocation_eachLogsInWithItsOwn() {
        try (Users users = users(master("app:s3cret%201@"), replica("app:s3cret%202@"))) {
            users.assertWorkAs("app", config -> config.readFrom(ReadFrom.MASTER));
        }
    }

    @Test
    void S05_userInOptions_logsInToBoth() {
        try (Users users = users(master(""), replica(""))) {
            users.assertWorkAs("default", config -> config.password("owner's s3cret"));
        }
    }

    @Test
    void S05_userWhoMayNotAskForRoles_worksWhereTheMasterIsNamed() {
        RedisServer master = group.master();
        try (Users users = users(master(""), replica(""))) {
            users.assertWorkAs(
                    "humble",
                    config ->
                            config.username("humble").password("humble s3cret").master(master.location()));
        }
    }

    @Test
    void S05_userWhoMayNotAskForRoles_worksWhereTheMasterIsNotNamed() {
        try (Users users = users(master(""), replica(""))) {
            users.assertWorkAs("humble", config -> config.username("humble").password("humble s3cret"));
        }
    }
}
