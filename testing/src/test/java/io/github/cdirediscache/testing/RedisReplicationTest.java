package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisReplicationTest {

    @Test
    void start_byDefault_replicasGetWhatTheMasterTakes() {
        try (RedisReplication replication = RedisReplication.start(2)) {
            RedisServer master = replication.master();
            master.command("SET", "key", "value");
            replication.awaitInSync();

            assertThat(replication.servers()).hasSize(3).contains(master);
            assertThat(replication.replicas()).hasSize(2).doesNotContain(master).allSatisfy(replica -> {
                assertThat(replica.command("GET", "key")).isEqualTo("value");
                assertThatThrownBy(() -> replica.command("SET", "key", "other")).hasMessageContaining("READONLY");
            });
        }
    }

    @Test
    void start_securedInEveryWay_replicates() {
        try (RedisReplication replication = RedisReplication.start(
                1,
                builder -> builder.password("secret")
                        .user("reader", "other", "~app:*", "+@read")
                        .tls(TestCertificates.server())
                        .requireClientCertificate()
                        .unixSocket())) {
            RedisServer old = replication.master();
            RedisServer replica = replication.replicas().get(0);

            replication.promote(replica);
            replica.command("SET", "key", "value");
            replication.awaitInSync();

            assertThat(replication.master()).isSameAs(replica);
            assertThat(old.command("GET", "key")).isEqualTo("value");
            assertThat(old.url()).startsWith("rediss://default:secret@localhost:");
        }
    }

    @Test
    void start_userWithFewRights_replicates() {
        try (RedisReplication replication =
                RedisReplication.start(1, builder -> builder.user("reader", "other", "~app:*", "+get"))) {
            assertThat(replication.replicas())
                    .singleElement()
                    .satisfies(replica ->
                            assertThat(replica.command("GET", "app:1")).isEqualTo("(nil)"));
        }
    }

    @Test
    void start_badArguments_areRefused() {
        assertThatThrownBy(() -> RedisReplication.start(-1)).hasMessage("replicas must not be negative, was -1");
        assertThatThrownBy(() -> RedisReplication.start(1, builder -> builder.config("maxmemory-policy", "none")))
                .isInstanceOf(RedisServerException.class);
    }

    @Test
    void promote_replica_othersFollowAlsoAfterTheirRestart() {
        try (RedisReplication replication = RedisReplication.start(2)) {
            RedisServer old = replication.master();
            RedisServer replica = replication.replicas().get(1);

            replication.promote(replica);
            assertThat(replication.master()).isSameAs(replica);
            assertThat(replication.replicas()).hasSize(2).contains(old);
            replication.servers().forEach(RedisServer::restart);
            replication.awaitInSync();

            assertThat(replication.master()).isSameAs(replica);
            assertThat(replication.replicas()).hasSize(2).contains(old);
        }
    }

    @Test
    void restart_ofAKilledReplica_followsAgain() {
        try (RedisReplication replication = RedisReplication.start(1)) {
            RedisServer replica = replication.replicas().get(0);
            replica.kill();
            assertThat(replication.replicas()).isEmpty();
            replication.master().command("SET", "key", "value");

            replica.restart();
            replication.awaitInSync();

            assertThat(replica.command("GET", "key")).isEqualTo("value");
        }
    }

    @Test
    void disconnect_replica_keepsItsRoleAndDataUntilReconnect() {
        try (RedisReplication replication = RedisReplication.start(2)) {
            RedisServer replica = replication.replicas().get(0);
            replication.master().command("SET", "key", "old");
            replication.awaitInSync();

            replication.disconnect(replica);
            replication.master().command("SET", "key", "new");
            replication.awaitInSync();
            assertThat(replication.replicas()).contains(replica);
            assertThat(replica.command("GET", "key")).isEqualTo("old");

            replication.reconnect(replica);
            assertThat(replica.command("GET", "key")).isEqualTo("new");
        }
    }

    @Test
    void reconnect_oldMasterThatCameBack_makesItFollow() {
        try (RedisReplication replication = RedisReplication.start(1)) {
            RedisServer old = replication.master();
            RedisServer replica = replication.replicas().get(0);
            old.kill();
            replication.promote(replica);
            replica.command("SET", "key", "value");

            old.restart();
            assertThat(replication.master()).isSameAs(replica);
            assertThat(replication.replicas()).isEmpty();
            replication.reconnect(old);

            assertThat(replication.replicas()).containsExactly(old);
            assertThat(old.command("GET", "key")).isEqualTo("value");
        }
    }

    @Test
    void restart_ofTheMaster_comesBackEmpty() {
        try (RedisReplication replication = RedisReplication.start(1)) {
            replication.master().command("SET", "key", "value");
            replication.promote(replication.replicas().get(0));
            replication.promote(replication.replicas().get(0));

            replication.master().restart();

            assertThat(replication.master().command("GET", "key")).isEqualTo("(nil)");
        }
    }

    @Test
    void methods_strangers_areRefused() {
        try (RedisReplication replication = RedisReplication.start(0);
                RedisServer stranger = RedisServer.start()) {
            assertThatThrownBy(() -> replication.promote(stranger)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> replication.disconnect(stranger)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> replication.reconnect(stranger)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> replication.disconnect(replication.master()))
                    .hasMessageContaining("must be a replica");
            assertThatThrownBy(() -> replication.reconnect(replication.master()))
                    .hasMessageContaining("another server than the master");
        }
    }

    @Test
    void master_dead_isNobody() {
        try (RedisReplication replication = RedisReplication.start(1)) {
            replication.master().kill();

            assertThatThrownBy(replication::master).hasMessageContaining("is a master");
        }
    }

    @Test
    void close_twice_leavesNoProcessAndNoDirectory() {
        RedisReplication replication = RedisReplication.start(1);
        List<RedisServer> servers = replication.servers();
        List<Path> directories = servers.stream()
                .map(server -> Path.of(server.command("CONFIG", "GET", "dir").split("\n")[1]))
                .toList();
        servers.get(1).pause();

        replication.close();
        replication.close();

        assertThat(servers).noneMatch(RedisServer::isRunning);
        assertThat(directories).allSatisfy(directory -> assertThat(directory).doesNotExist());
    }
}
