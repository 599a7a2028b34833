package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RedisSentinelsTest {

    @Test
    void start_byDefault_sentinelsNameTheMaster() {
        try (RedisSentinels sentinels = RedisSentinels.start("stories", 1)) {
            RedisServer master = sentinels.replication().master();

            assertThat(sentinels.masterName()).isEqualTo("stories");
            assertThat(sentinels.currentMasterPort()).isEqualTo(master.port());
            assertThat(sentinels.locations()).hasSize(3).allMatch(location -> location.startsWith("127.0.0.1:"));
            assertThat(sentinels.sentinels())
                    .allSatisfy(sentinel -> assertThat(sentinel.command("SENTINEL", "CKQUORUM", "stories"))
                            .startsWith("OK 3 usable Sentinels"));
        }
    }

    @Test
    void failover_twice_rolesChangeEachTime() {
        try (RedisSentinels sentinels = RedisSentinels.start("stories", 2)) {
            RedisServer first = sentinels.replication().master();

            RedisServer second = sentinels.failover();
            assertThat(second)
                    .isNotSameAs(first)
                    .isSameAs(sentinels.replication().master());
            assertThat(sentinels.replication().replicas()).hasSize(2).contains(first);
            assertThat(sentinels.currentMasterPort()).isEqualTo(second.port());

            RedisServer third = sentinels.failover();
            assertThat(third)
                    .isNotSameAs(second)
                    .isSameAs(sentinels.replication().master());
        }
    }

    @Test
    void awaitMasterOtherThan_masterKilled_isAReplicaWithTheData() {
        try (RedisSentinels sentinels = RedisSentinels.start("stories", 2)) {
            RedisReplication replication = sentinels.replication();
            RedisServer old = replication.master();
            old.command("SET", "key", "value");
            replication.awaitInSync();

            old.kill();
            RedisServer master = sentinels.awaitMasterOtherThan(old);

            assertThat(master.command("GET", "key")).isEqualTo("value");
            assertThat(master).isSameAs(replication.master());
            old.restart();
            Waiting.until(
                    "the old master is a replica", () -> replication.replicas().contains(old));
            replication.awaitInSync();
            assertThat(old.command("GET", "key")).isEqualTo("value");
        }
    }

    @Test
    void start_securedInEveryWay_failsOver() {
        TlsFiles files = TestCertificates.server();
        try (RedisSentinels sentinels = RedisSentinels.start(
                "stories",
                1,
                builder -> builder.tls(files).requireClientCertificate().password("secret"),
                builder -> builder.tls(files).password("of the sentinels"))) {
            RedisServer sentinel = sentinels.sentinels().get(0);
            RedisServer old = sentinels.replication().master();

            assertThat(sentinel.url()).startsWith("rediss://default:of%20the%20sentinels@localhost:");
            assertThat(sentinel.command("PING")).isEqualTo("PONG");
            assertThat(sentinels.failover()).isNotSameAs(old);
        }
    }

    @Test
    void restart_ofASentinel_knowsAllAgain() {
        try (RedisSentinels sentinels = RedisSentinels.start("stories", 1)) {
            RedisServer sentinel = sentinels.sentinels().get(1);
            sentinel.kill();
            sentinel.restart();

            Waiting.until(
                    "the sentinel has a quorum",
                    () -> sentinel.command("SENTINEL", "CKQUORUM", "stories").startsWith("OK 3 usable Sentinels"));
        }
    }

    @Test
    void start_badArguments_areRefused() {
        assertThatThrownBy(() -> RedisSentinels.start("a b", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("masterName");
        assertThatThrownBy(() -> RedisSentinels.start("a", 0)).hasMessage("replicas must be at least 1, was 0");
    }

    @Test
    void close_twice_endsSentinelsAndServers() {
        RedisSentinels sentinels = RedisSentinels.start("stories", 1);

        sentinels.close();
        sentinels.close();

        assertThat(sentinels.sentinels()).noneMatch(RedisServer::isRunning);
        assertThat(sentinels.replication().servers()).noneMatch(RedisServer::isRunning);
        assertThatThrownBy(sentinels::currentMasterPort).hasMessageContaining("no sentinel");
    }
}
