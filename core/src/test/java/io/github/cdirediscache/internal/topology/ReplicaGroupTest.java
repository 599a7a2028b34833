package io.github.cdirediscache.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.ReadFrom;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.wire.Answers;
import io.github.cdirediscache.internal.wire.Effect;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.Script;
import io.github.cdirediscache.internal.wire.Verb;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is asked, when the master changes or a replica does not answer. */
class ReplicaGroupTest {

    private static final PhysicalKey KEY = new PhysicalKey(FakeNode.bytes("k"));
    private static final KeyCommand<byte[]> GET = KeyCommand.get(KEY);
    private static final KeyCommand<Boolean> TOUCH =
            new Script<>("touch", Effect.CHANGES, true, "", Answers::yes).on(KEY);
    private static final KeyCommand<Boolean> INCREMENT =
            new Script<>("increment", Effect.CHANGES, false, "", Answers::yes).on(KEY);

    private final FakeNode a = new FakeNode("a:1");
    private final FakeNode b = new FakeNode("b:1");
    private final FakeNode c = new FakeNode("c:1");
    private final NotedEvents noted = new NotedEvents();
    private final FakeTime now = new FakeTime();
    private final Inquiry inquiry = new Inquiry(now, Runnable::run, TimeUnit.SECONDS.toNanos(3));

    @BeforeEach
    void aIsMaster() {
        a.isMaster();
        b.isReplica();
        c.isReplica();
    }

    private ReplicaGroup group(ReadFrom readFrom) {
        return new ReplicaGroup("group", new ReportedRoles(List.of(a, b, c), inquiry), null, readFrom, noted, inquiry);
    }

    private void later() {
        now.advance(TimeUnit.SECONDS.toMillis(1));
    }

    private void bTakesOver() {
        later();
        b.isMaster();
        a.isReplica();
    }

    @Test
    void send_masterHasBecomeAReplica_newMasterIsAskedAndTold() {
        ReplicaGroup group = group(ReadFrom.MASTER);
        group.send(TOUCH);
        bTakesOver();

        assertThat(group.send(INCREMENT)).isTrue();

        assertThat(a.sent()).isEqualTo("touch increment");
        assertThat(b.sent()).isEqualTo("increment");
        assertThat(noted.events()).containsExactly("master b:1");
    }

    @Test
    void send_masterIsDownAndAnotherOneIsMaster_repeatableIsSentThere() {
        ReplicaGroup group = group(ReadFrom.MASTER);
        group.send(TOUCH);
        bTakesOver();
        a.isDown();

        assertThat(group.send(TOUCH)).isTrue();
        assertThat(b.sent()).isEqualTo("touch");
    }

    @Test
    void send_notRepeatableMayHaveArrived_failsOnceAndTheNextGoesToTheNewMaster() {
        ReplicaGroup group = group(ReadFrom.MASTER);
        group.send(TOUCH);
        bTakesOver();
        a.isDown();

        assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> group.send(INCREMENT));
        assertThat(b.sent()).isEmpty();
        a.sent();

        assertThat(group.send(INCREMENT)).isTrue();
        assertThat(a.sent()).isEmpty();
        assertThat(b.sent()).isEqualTo("increment");
    }

    @Test
    void read_masterIsTheFirstToBeReadAndHangs_aReplicaAnswers() {
        ReplicaGroup group = group(ReadFrom.ANY);
        a.behaves(command -> {
            if (command.verb() == Verb.ROLE) {
                return List.of(FakeNode.bytes("master"), 0L, List.of());
            }
            later();
            throw new NodeDownException("hangs", null);
        });
        for (int i = 0; i < 3; i++) {
            assertThat(group.send(GET)).isNotNull();
            assertThat(group.sendAll(List.of(GET)).get(0).failure()).isNull();
        }
    }

    @Test
    void send_nobodyHasTakenOver_failsAndDoesNotAskAllTheTime() {
        ReplicaGroup group = group(ReadFrom.MASTER);
        group.send(TOUCH);
        later();
        a.isDown();

        assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> group.send(TOUCH));
        b.isMaster();
        assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> group.send(TOUCH));
        later();
        assertThat(group.send(TOUCH)).isTrue();
        assertThat(noted.events()).containsExactly("master b:1");
    }

    @Test
    void begin_oneIsRefusedByAReplica_thatOneAloneIsAskedOfTheNewMaster() {
        ReplicaGroup group = group(ReadFrom.MASTER);
        group.send(TOUCH);
        a.sent();
        later();
        b.isMaster();
        a.behaves(command -> switch (command.verb()) {
            case ROLE -> List.of(FakeNode.bytes("slave"));
            default -> {
                if (command == INCREMENT) {
                    throw new RefusedException("READONLY", "a replica", null);
                }
                yield 1L;
            }
        });

        assertThat(group.sendAll(List.of(TOUCH, INCREMENT, TOUCH)))
                .containsExactly(Reply.of(true), Reply.of(true), Reply.of(true));
        assertThat(a.sent()).isEqualTo("touch increment touch");
        assertThat(b.sent()).isEqualTo("increment");
    }

    @Test
    void begin_masterIsDown_notRepeatableFailsAndTheOthersAreSentToTheNewOne() {
        ReplicaGroup group = group(ReadFrom.MASTER);
        group.send(TOUCH);
        bTakesOver();
        a.isDown();

        List<Reply<Boolean>> replies = group.sendAll(List.of(TOUCH, INCREMENT));

        assertThat(replies.get(0)).isEqualTo(Reply.of(true));
        assertThat(replies.get(1).failure()).isInstanceOf(NodeDownException.class);
        assertThat(b.sent()).isEqualTo("touch");
    }

    @Test
    void readFromReplica_oneIsDown_nextIsAskedAndTheMasterLast() {
        ReplicaGroup group = group(ReadFrom.REPLICA);
        b.isDown();
        assertThat(text(group.send(GET))).isEqualTo("c:1");
        c.isDown();
        assertThat(text(group.send(GET))).isEqualTo("a:1");
    }

    @Test
    void readFromReplica_pipelinedReadIsRefused_isAskedOfTheNextOne() {
        ReplicaGroup group = group(ReadFrom.REPLICA);
        b.behaves(command -> switch (command.verb()) {
            case ROLE -> List.of(FakeNode.bytes("slave"));
            default -> throw new RefusedException("NOPERM", "no right", null);
        });
        for (int i = 0; i < 2; i++) {
            List<Reply<byte[]>> replies = group.sendAll(List.of(GET, GET));
            assertThat(replies).extracting(reply -> text(reply.get())).containsExactly("c:1", "c:1");
        }
        c.isDown();
        assertThat(text(group.sendAll(List.of(GET)).get(0).get())).isEqualTo("a:1");
    }

    @Test
    void readFromReplica_ofMaster_isAskedOfTheMaster() {
        ReplicaGroup group = group(ReadFrom.REPLICA);
        assertThat(text(group.send(GET.ofMaster()))).isEqualTo("a:1");
        assertThat(text(group.sendAll(List.of(GET, GET.ofMaster())).get(0).get()))
                .isEqualTo("a:1");
    }

    @Test
    void begin_nobodyIsMaster_isAFailureOfEachCommand() {
        a.isReplica();
        ReplicaGroup group = group(ReadFrom.MASTER);
        assertThat(group.sendAll(List.of(TOUCH, TOUCH)))
                .allSatisfy(reply -> assertThat(reply.failure())
                        .isInstanceOf(CacheUnavailableException.class)
                        .hasMessageContaining("none of [a:1, b:1, c:1] is a master"));
    }

    @Test
    void masters_masterIsDownInTheMiddle_newOneIsKnownToTheNextCaller() {
        ReplicaGroup group = group(ReadFrom.MASTER);
        var master = group.masters().get(0);
        bTakesOver();
        a.isDown();

        assertThat(master.sendAll(List.of(TOUCH)).get(0).failure()).isInstanceOf(NodeDownException.class);
        assertThat(group.masters().get(0).location()).isEqualTo("b:1");
    }

    @Test
    void send_masterHangs_isNotAskedForItsRoleByTheSameCall() {
        ReplicaGroup group = group(ReadFrom.MASTER);
        group.send(TOUCH);
        later();
        a.isDown();
        a.all();

        assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> group.send(TOUCH));
        assertThat(a.all()).containsExactly("touch");
        later();
        assertThat(group.sendAll(List.of(TOUCH, TOUCH)).get(1).failure()).isInstanceOf(NodeDownException.class);
        assertThat(a.all()).containsExactly("touch", "touch");
    }

    @Test
    void readFromAny_masterHangs_isAskedOnce() {
        ReplicaGroup group = group(ReadFrom.ANY);
        group.send(TOUCH);
        List.of(a, b, c).forEach(FakeNode::isDown);
        a.all();
        for (int i = 0; i < 3; i++) {
            later();
            assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> group.send(GET));
            assertThat(a.all()).containsExactly("GET");
            assertThat(group.sendAll(List.of(GET)).get(0).failure()).isInstanceOf(NodeDownException.class);
            assertThat(a.all()).containsExactly("GET");
        }
    }

    @Test
    void readFromReplica_oneHasCostMuchTime_masterIsAskedNext() {
        ReplicaGroup group = group(ReadFrom.REPLICA);
        group.send(TOUCH);
        for (FakeNode hung : List.of(b, c)) {
            hung.behaves(command -> {
                later();
                throw new NodeDownException("hangs", null);
            });
        }
        b.all();
        c.all();
        assertThat(text(group.send(GET))).isEqualTo("a:1");
        assertThat(b.all().size() + c.all().size()).isEqualTo(1);
        assertThat(text(group.sendAll(List.of(GET)).get(0).get())).isEqualTo("a:1");
        assertThat(b.all().size() + c.all().size()).isEqualTo(1);
    }

    @Test
    void readFromReplica_oneGivesNoRole_isNotReadUntilItDoes() {
        b.isDown();
        ReplicaGroup group = group(ReadFrom.REPLICA);
        group.send(TOUCH);
        b.all();
        for (int i = 0; i < 4; i++) {
            assertThat(text(group.send(GET))).isEqualTo("c:1");
        }
        assertThat(b.all()).isEmpty();
        assertThat(group.members()).hasSize(3);
        b.isReplica();
        now.advance(TimeUnit.SECONDS.toMillis(6));
        assertThat(List.of(text(group.send(GET)), text(group.send(GET)))).contains("b:1");
    }

    @Test
    void send_masterIsSlowForOnce_oldMasterThatStillClaimsToBeOneIsNotUsed() {
        b.isMaster();
        ReplicaGroup group = new ReplicaGroup(
                "group",
                new ReportedRoles(List.of(a, b, c), inquiry),
                new Roles(a, List.of(b, c)),
                ReadFrom.ANY,
                noted,
                inquiry);
        group.layout();
        later();
        a.isDown();
        assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> group.send(TOUCH));
        assertThat(b.sent()).isEmpty();
        assertThat(noted.events()).isEmpty();
        a.isMaster();
        assertThat(List.of(text(group.send(GET)), text(group.send(GET)), text(group.send(GET))))
                .doesNotContain("b:1");
    }

    @Test
    void send_rolesAreForbidden_infoTellsThem() {
        a.tells("INFO", "# Replication\r\nrole:slave\r\n");
        b.tells("INFO", "txt:# Replication\r\nrole:master\r\nconnected_slaves:1\r\n");
        c.tells("HELLO", "role", "replica");
        ReplicaGroup group = group(ReadFrom.MASTER);
        assertThat(group.send(TOUCH)).isTrue();
        assertThat(b.sent()).endsWith("touch");
        assertThat(group.members().get(0).node()).isSameAs(b);
    }

    @Test
    void send_nothingTellsTheRoles_refusedWriteShowsThatItIsAnother() {
        a.tells("", "READONLY");
        b.tells("", "READONLY");
        c.tells("");
        ReplicaGroup group = group(ReadFrom.MASTER);
        assertThat(group.send(TOUCH)).isTrue();
        a.all();
        b.all();
        assertThat(group.send(INCREMENT)).isTrue();
        assertThat(a.all()).isEmpty();
        assertThat(b.all()).isEmpty();
        assertThat(group.layout()).isSameAs(c);
        c.isDown();
        later();
        assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> group.send(TOUCH));
        assertThat(group.masters().get(0).location()).isEqualTo("c:1");
    }

    /** The scan of one that was restarted empty would miss what the next master has. */
    @Test
    void layout_knownMasterIsAReplicaAndNoneIsMaster_fails() {
        ReplicaGroup group = group(ReadFrom.MASTER);
        group.send(TOUCH);
        later();
        a.isReplica();
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(group::layout);
        later();
        a.isMaster();
        assertThat(group.layout()).isSameAs(a);
    }

    @Test
    void layout_masterHangs_isAskedOnce() {
        ReplicaGroup group = group(ReadFrom.MASTER);
        group.layout();
        a.isDown();
        a.all();
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(group::layout);
        assertThat(a.all()).containsExactly("ROLE");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void assertNothingIsReplaced() {
        assertThat(List.of(a.renewals(), b.renewals(), c.renewals())).containsOnly(0);
    }

    /** Others use all connections: that is no sign that the master is another one. */
    @Test
    void send_noConnectionToAskTheMasterWith_itStaysTheMasterAndKeepsItsConnections() {
        for (ReadFrom readFrom : List.of(ReadFrom.MASTER, ReadFrom.REPLICA)) {
            a.isMaster();
            ReplicaGroup group = group(readFrom);
            group.send(TOUCH);
            a.hasNoConnectionForRoles();
            a.all();
            now.advance(TimeUnit.SECONDS.toMillis(6));
            assertThat(group.send(TOUCH)).isTrue();
            assertThat(a.all()).containsExactly("ROLE", "touch");
            assertThat(group.members()).extracting(member -> member.node()).containsExactly(a, b, c);
        }
        assertNothingIsReplaced();
        assertThat(noted.events()).isEmpty();
    }

    @Test
    void send_noConnectionToAskTheMasterWith_oldMasterThatStillClaimsToBeOneIsNotUsed() {
        b.isMaster();
        ReplicaGroup group = new ReplicaGroup(
                "group",
                new ReportedRoles(List.of(a, b, c), inquiry),
                new Roles(a, List.of(b, c)),
                ReadFrom.ANY,
                noted,
                inquiry);
        group.layout();
        a.hasNoConnectionForRoles();
        now.advance(TimeUnit.SECONDS.toMillis(6));
        b.sent();
        group.send(TOUCH);
        assertThat(b.sent()).isEmpty();
        assertThat(noted.events()).isEmpty();
    }

    @Test
    void send_rolesAreForbiddenAndNoConnectionToAskWith_masterStaysTheSame() {
        List.of(a, b, c).forEach(server -> server.tells(""));
        ReplicaGroup group = group(ReadFrom.REPLICA);
        group.send(TOUCH);
        a.hasNoConnectionForRoles();
        now.advance(TimeUnit.SECONDS.toMillis(6));
        b.all();
        group.send(TOUCH);
        assertThat(b.sent()).doesNotContain("touch");
        assertThat(noted.events()).isEmpty();
    }

    @Test
    void send_noConnectionToAskTheMasterWithAndAnotherOneSaysItIs_isFollowed() {
        ReplicaGroup group = group(ReadFrom.ANY);
        group.send(TOUCH);
        a.hasNoConnectionForRoles();
        b.isMaster();
        now.advance(TimeUnit.SECONDS.toMillis(6));
        group.send(TOUCH);
        assertThat(b.sent()).isEqualTo("touch");
        assertThat(group.members()).extracting(member -> member.node()).containsExactly(b, c, a);
        for (int i = 0; i < 4; i++) {
            assertThat(text(group.send(GET))).isNotEqualTo("a:1");
        }
    }

    /** A pattern that is looked for on a server that is the master no more may miss keys. */
    @Test
    void layout_noConnectionToAskTheMasterWith_fails() {
        ReplicaGroup group = group(ReadFrom.MASTER);
        group.send(TOUCH);
        a.hasNoConnectionForRoles();
        later();
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(group::layout)
                .withMessageContaining("could not be asked whether it still is the master");
        assertThat(noted.events()).isEmpty();
        later();
        a.isMaster();
        assertThat(group.layout()).isSameAs(a);
    }

    @Test
    void send_noneIsMaster_onlyThoseThatSayTheyAreReplicasAreReachedAnew() {
        a.isDown();
        ReplicaGroup group = group(ReadFrom.MASTER);
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> group.send(TOUCH));
        assertThat(List.of(a.renewals(), b.renewals(), c.renewals())).containsExactly(0, 1, 1);
    }

    @Test
    void look_masterAndOthersTakeTooLong_hasOneLimitForAllItAsks() {
        Inquiry threads = new Inquiry(
                now,
                work -> now.start(() -> {
                    work.run();
                    return true;
                }),
                TimeUnit.SECONDS.toNanos(3));
        ReplicaGroup group = new ReplicaGroup(
                "group",
                new ReportedRoles(List.of(a, b, c), threads),
                new Roles(a, List.of(b, c)),
                ReadFrom.MASTER,
                noted,
                threads);
        List.of(a, b, c)
                .forEach(server -> server.behaves(command -> {
                    try {
                        now.sleep(60_000);
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                    throw new NodeDownException("hangs", null);
                }));
        long begin = now.nanos();
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(group::layout);
        assertThat(TimeUnit.NANOSECONDS.toMillis(now.nanos() - begin)).isEqualTo(3_000);
    }

    @Test
    void read_afterAnIdleTime_demotedMasterIsNotRead() {
        ReplicaGroup group = group(ReadFrom.MASTER);
        assertThat(text(group.send(GET))).isEqualTo("a:1");
        bTakesOver();
        assertThat(text(group.send(GET))).isEqualTo("a:1");
        assertThat(group.failovers()).isZero();

        now.advance(TimeUnit.SECONDS.toMillis(5));

        assertThat(text(group.send(GET))).isEqualTo("b:1");
        assertThat(group.failovers()).isEqualTo(1);
        now.advance(TimeUnit.SECONDS.toMillis(6));
        b.isReplica();
        a.isMaster();
        assertThat(text(group.sendAll(List.of(GET)).get(0).get())).isEqualTo("a:1");
        assertThat(group.failovers()).isEqualTo(2);
    }

    @Test
    void read_afterAnIdleTime_onlyTheMasterIsAskedIfItStillIsOne() {
        ReplicaGroup group = group(ReadFrom.MASTER);
        group.send(GET);
        a.all();
        b.all();
        now.advance(TimeUnit.SECONDS.toMillis(6));
        group.send(GET);
        assertThat(a.all()).containsExactly("ROLE", "GET");
        assertThat(b.all()).isEmpty();
    }
}
