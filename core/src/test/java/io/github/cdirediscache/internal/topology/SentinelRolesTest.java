package io.github.cdirediscache.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.AddressMap;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.config.ReadFrom;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is asked while servers and sentinels do not answer. */
class SentinelRolesTest {

    private static final KeyCommand<Long> UNLINK = KeyCommand.unlink(new PhysicalKey(FakeNode.bytes("k")));

    private final Map<Location, FakeNode> servers = new ConcurrentHashMap<>();
    private final Map<Location, Node> sentinels = new LinkedHashMap<>();
    private final FakeTime now = new FakeTime();
    private final Inquiry inquiry = new Inquiry(now, Runnable::run, TimeUnit.SECONDS.toNanos(3));
    private final FakeNode first = sentinel("s1");
    private final FakeNode second = sentinel("s2");
    private final FakeNode a = server("a");
    private final FakeNode b = server("b");
    private String master = "a";
    private AddressMap addresses = AddressMap.NONE;

    private FakeNode sentinel(String host) {
        FakeNode sentinel = new FakeNode(host);
        sentinels.put(Location.tcp(host, 26379), sentinel);
        return sentinel.behaves(command -> {
            StringBuilder text = new StringBuilder();
            command.arguments(argument -> text.append(new String(argument, StandardCharsets.UTF_8)));
            return text.toString().startsWith("REPLICAS")
                    ? List.of()
                    : List.of(FakeNode.bytes(master), FakeNode.bytes("6379"));
        });
    }

    private FakeNode server(String host) {
        return servers.computeIfAbsent(Location.tcp(host, 6379), at -> new FakeNode(at.toString()));
    }

    private ReplicaGroup group() {
        return group(new NotedEvents());
    }

    private ReplicaGroup group(NotedEvents noted) {
        KnownNodes known = new KnownNodes(at -> server(at.host()), Location.tcp("s1", 26379), addresses);
        return new ReplicaGroup(
                "group", new SentinelRoles("main", sentinels, known, inquiry), null, ReadFrom.MASTER, noted, inquiry);
    }

    @BeforeEach
    void aIsMaster() {
        a.isMaster();
        b.isReplica();
    }

    private void later() {
        now.advance(TimeUnit.SECONDS.toMillis(1));
    }

    @Test
    void masterHangs_isAskedOnceHoweverManySentinelsNameIt() {
        a.isDown();
        ReplicaGroup group = group();
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> group.send(UNLINK));
        assertThat(a.all()).containsExactly("ROLE");

        a.isMaster();
        later();
        group.send(UNLINK);
        a.isDown();
        a.all();
        later();
        assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> group.send(UNLINK));
        assertThat(a.all()).containsExactly("UNLINK");

        master = "b";
        b.isMaster();
        later();
        assertThat(group.send(UNLINK)).isEqualTo(1);
    }

    @Test
    void firstSentinelHangs_theOtherOneIsAskedFirstFromThenOn() {
        first.isDown();
        ReplicaGroup group = group();
        group.send(UNLINK);
        assertThat(first.all()).hasSize(1);
        later();
        group.layout();
        assertThat(first.all()).isEmpty();
        second.isDown();
        assertThat(group.layout()).isSameAs(a);
    }

    @Test
    void noConnectionToAskTheMasterWith_itStaysTheMasterAndKeepsItsConnections() {
        NotedEvents noted = new NotedEvents();
        ReplicaGroup group = group(noted);
        group.send(UNLINK);
        a.hasNoConnectionForRoles();
        a.all();
        now.advance(TimeUnit.SECONDS.toMillis(6));
        group.send(UNLINK);
        assertThat(a.all()).containsExactly("ROLE", "UNLINK");
        assertThat(a.renewals()).isZero();
        assertThat(noted.events()).isEmpty();
    }

    @Test
    void masterHangs_keepsItsConnections() {
        a.isDown();
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> group().send(UNLINK));
        assertThat(a.renewals()).isZero();
    }

    @Test
    void masterSaysThatItIsNone_isReachedAnew() {
        a.isReplica();
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> group().send(UNLINK));
        assertThat(a.renewals()).isPositive();
    }

    /** Its name may have stood for a sentinel of others at first. */
    @Test
    void sentinelKnowsNoMasterOfThatName_isReachedAnew() {
        for (FakeNode sentinel : List.of(first, second)) {
            sentinel.behaves(command -> null);
        }
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> group().send(UNLINK))
                .withMessageContaining("knows no master of that name");
        assertThat(first.renewals()).isEqualTo(1);
    }

    @Test
    void roleIsForbidden_sentinelIsBelievedUntilAWriteIsRefused() {
        a.tells("", "");
        b.tells("", "");
        ReplicaGroup group = group();
        assertThat(group.send(UNLINK)).isEqualTo(1);
        later();
        a.behaves(command -> {
            throw new RefusedException(command == UNLINK ? "READONLY" : "NOPERM", "refused", null);
        });
        master = "b";
        assertThat(group.send(UNLINK)).isEqualTo(1);
        assertThat(b.sent()).endsWith("UNLINK");
    }

    @Test
    void addressMap_saysWhereServersAreReached() {
        addresses = AddressMap.parse("a:6379=b:6379");
        b.isMaster();
        assertThat(group().send(UNLINK)).isEqualTo(1);
        assertThat(a.all()).isEmpty();
        assertThat(b.sent()).isEqualTo("UNLINK");
    }

    @Test
    void oldMasterIsCutOffAndStillWrites_isLeftWithinSeconds() {
        ReplicaGroup group = group();
        group.send(UNLINK);
        master = "b";
        b.isMaster();
        a.sent();
        group.send(UNLINK);
        assertThat(a.sent()).isEqualTo("UNLINK");

        now.advance(TimeUnit.SECONDS.toMillis(5));

        group.send(UNLINK);
        assertThat(a.sent()).isEmpty();
        assertThat(b.sent()).isEqualTo("UNLINK");
        assertThat(group.failovers()).isEqualTo(1);
    }
}
