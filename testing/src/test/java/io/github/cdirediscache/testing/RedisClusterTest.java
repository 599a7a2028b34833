package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisClusterTest {

    private static RedisCluster cluster;

    @BeforeAll
    static void start() {
        cluster = RedisCluster.start(3, 1);
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @BeforeEach
    void isWellAndEmpty() {
        cluster.awaitOk();
        cluster.masters().forEach(master -> master.command("FLUSHALL"));
    }

    @Test
    void start_threeAndThree_isWellFormed() {
        List<RedisServer> masters = cluster.masters();
        List<RedisServer> replicas = cluster.replicas();

        assertThat(masters).hasSize(3);
        assertThat(replicas).hasSize(3).doesNotContainAnyElementsOf(masters);
        assertThat(cluster.servers()).hasSize(6).containsAll(masters).containsAll(replicas);
        assertThat(cluster.locations()).hasSize(6).contains(masters.get(0).location());
        assertThat(masters.stream().map(cluster::replicaOf).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(replicas));
        assertThat(IntStream.of(0, 8_191, 16_383).mapToObj(cluster::masterOf))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void masterOf_slotOfAKey_takesTheKeyAndOthersSendThere() {
        RedisServer master = cluster.masterOf(cluster.slotOf("key"));
        RedisServer other = anotherMasterThan(master);

        assertThat(master.command("SET", "key", "value")).isEqualTo("OK");
        assertThatThrownBy(() -> other.command("GET", "key"))
                .hasMessage("MOVED " + cluster.slotOf("key") + " " + master.location());
    }

    /** Keys of any bytes: with line breaks, empty, beyond ASCII, and more of them than fit into one batch. */
    @Test
    void moveSlot_withKeys_takesAllOfThemAlong() {
        int slot = cluster.slotOf("x");
        RedisServer source = cluster.masterOf(slot);
        RedisServer target = anotherMasterThan(source);
        List<String> keys = List.of("{x}", "{x}\r\n1\n", "{x}ü€😀", "{x} ");
        keys.forEach(key -> source.command("SET", key, key));
        IntStream.range(0, 250).forEach(i -> source.command("SET", "{x}" + i, "value"));

        cluster.moveSlot(slot, target);

        assertThat(cluster.masterOf(slot)).isSameAs(target);
        assertThat(keys)
                .allSatisfy(key -> assertThat(target.command("GET", key)).isEqualTo(key));
        assertThat(target.command("CLUSTER", "COUNTKEYSINSLOT", String.valueOf(slot)))
                .isEqualTo("254");
        assertThatThrownBy(() -> source.command("GET", "{x}")).hasMessageStartingWith("MOVED");
    }

    @Test
    void beginMove_someKeysMigrated_sourceSendsForThoseAlone() {
        int slot = cluster.slotOf("y");
        RedisServer source = cluster.masterOf(slot);
        RedisServer target = anotherMasterThan(source);
        IntStream.range(0, 5).forEach(i -> source.command("SET", "{y}" + i, "value"));

        SlotMove move = cluster.beginMove(slot, target);
        assertThat(move.slot()).isEqualTo(slot);
        assertThat(move.source()).isSameAs(source);
        assertThat(move.target()).isSameAs(target);
        assertThat(move.migrateKeys(3)).isEqualTo(3);
        assertThat(source.command("CLUSTER", "COUNTKEYSINSLOT", String.valueOf(slot)))
                .isEqualTo("2");
        assertThatThrownBy(() -> source.command("GET", "{y}absent"))
                .hasMessage("ASK " + slot + " " + target.location());
        assertThatThrownBy(() -> target.command("GET", "{y}0")).hasMessageStartingWith("MOVED");
        assertThat(cluster.masterOf(slot)).isSameAs(source);

        move.finish();
        assertThat(move.migrateKeys(3)).isZero();
        assertThat(cluster.masterOf(slot)).isSameAs(target);
        assertThat(target.command("CLUSTER", "COUNTKEYSINSLOT", String.valueOf(slot)))
                .isEqualTo("5");
    }

    @Test
    void failover_replica_takesOverWithTheData() {
        RedisServer master = cluster.masterOf(cluster.slotOf("key"));
        RedisServer replica = cluster.replicaOf(master);
        master.command("SET", "key", "value");

        cluster.failover(replica);

        assertThat(cluster.masterOf(cluster.slotOf("key"))).isSameAs(replica);
        assertThat(cluster.replicaOf(replica)).isSameAs(master);
        assertThat(replica.command("GET", "key")).isEqualTo("value");
    }

    @Test
    void awaitOk_masterKilled_waitsForItsReplicaAndForItsReturn() {
        RedisServer master = cluster.masterOf(0);
        RedisServer replica = cluster.replicaOf(master);

        master.kill();
        cluster.awaitOk();
        assertThat(cluster.masterOf(0)).isSameAs(replica);
        assertThat(cluster.masters()).hasSize(3).doesNotContain(master);
        assertThatThrownBy(() -> cluster.replicaOf(replica)).hasMessageContaining("has no replica");

        master.restart();
        cluster.awaitOk();
        assertThat(cluster.replicaOf(replica)).isSameAs(master);
    }

    @Test
    void methods_badArguments_areRefused() {
        RedisServer master = cluster.masterOf(0);

        assertThatThrownBy(() -> cluster.masterOf(-1)).hasMessage("slot must be 0 to 16383, was -1");
        assertThatThrownBy(() -> cluster.masterOf(16_384)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cluster.failover(master)).hasMessageContaining("must be a replica");
        assertThatThrownBy(() -> cluster.moveSlot(0, master)).hasMessageContaining("other than that of slot 0");
        assertThatThrownBy(() -> cluster.moveSlot(0, cluster.replicaOf(master)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RedisCluster.start(0, 1)).hasMessage("masters must be at least 1, was 0");
        assertThatThrownBy(() -> RedisCluster.start(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void start_securedInEveryWay_movesAndFailsOver() {
        try (RedisCluster secured = RedisCluster.start(
                3,
                1,
                builder -> builder.tls(TestCertificates.server())
                        .requireClientCertificate()
                        .user("reader", "other", "~app:*", "+get")
                        .password("secret"))) {
            int slot = secured.slotOf("key");
            RedisServer source = secured.masterOf(slot);
            source.command("SET", "key", "value");
            RedisServer target = secured.masters().stream()
                    .filter(master -> master != source)
                    .findFirst()
                    .orElseThrow();

            secured.moveSlot(slot, target);
            secured.failover(secured.replicaOf(target));

            assertThat(secured.masterOf(slot).command("GET", "key")).isEqualTo("value");
            assertThat(secured.locations()).allMatch(location -> location.startsWith("rediss://localhost:"));
        }
    }

    @Test
    void start_oneMasterAlone_isWell() {
        try (RedisCluster one = RedisCluster.start(1, 0)) {
            assertThat(one.masters()).isEqualTo(one.servers());
            assertThat(one.masterOf(one.slotOf("key")).command("SET", "key", "value"))
                    .isEqualTo("OK");
        }
    }

    private static RedisServer anotherMasterThan(RedisServer master) {
        return cluster.masters().stream()
                .filter(other -> other != master)
                .findFirst()
                .orElseThrow();
    }
}
