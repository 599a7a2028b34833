package io.github.cdirediscache.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.AddressMap;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.connection.ClusterSlots;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.wire.Answers;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Effect;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.KeysCommand;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.Script;
import io.github.cdirediscache.internal.wire.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is asked in a cluster whose slots move and whose masters change. */
class ClusterTest {

    private static final Location A = Location.tcp("a", 7000);
    private static final Location B = Location.tcp("b", 7000);
    private static final PhysicalKey OF_A = keyIn(0, 8191);
    private static final PhysicalKey OF_B = keyIn(8192, 16383);
    private static final Script<Boolean> TOUCH = new Script<>("touch", Effect.CHANGES, true, "", Answers::yes);
    private static final Script<Boolean> INCREMENT = new Script<>("increment", Effect.CHANGES, false, "", Answers::yes);

    private final Map<Location, FakeNode> nodes = new ConcurrentHashMap<>();
    private final FakeTime now = new FakeTime();
    private final Inquiry inquiry = new Inquiry(now, Runnable::run, TimeUnit.SECONDS.toNanos(3));
    private final FakeNode a = node(A);
    private final FakeNode b = node(B);
    private final Cluster cluster =
            new Cluster(List.of(A), new KnownNodes(this::node, A, AddressMap.NONE), new NotedEvents(), inquiry);
    private List<Object> slots = slots("a", "b");

    private FakeNode node(Location location) {
        return nodes.computeIfAbsent(location, at -> new FakeNode(at.toString()));
    }

    private static PhysicalKey keyIn(int first, int last) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> new PhysicalKey(FakeNode.bytes("k" + i)))
                .filter(key -> ClusterSlots.of(key) >= first && ClusterSlots.of(key) <= last)
                .findFirst()
                .orElseThrow();
    }

    /** What CLUSTER SLOTS answers: who holds the lower half, and who the upper one. */
    private static List<Object> slots(String lower, String upper) {
        return List.of(
                List.of(0L, 8191L, List.of(FakeNode.bytes(lower), 7000L)),
                List.of(8192L, 16383L, List.of(FakeNode.bytes(upper), 7000L)));
    }

    @BeforeEach
    void bothAnswer() {
        a.behaves(answering(command -> 1L));
        b.behaves(answering(command -> 1L));
    }

    private Function<Command<?>, Object> answering(Function<Command<?>, Object> others) {
        return command -> command.verb() == Verb.CLUSTER ? slots : others.apply(command);
    }

    private Function<Command<?>, Object> redirecting(Location target, boolean onlyThisTime) {
        return answering(command -> {
            throw new RedirectedException("elsewhere", null, target, onlyThisTime);
        });
    }

    private void later() {
        now.advance(TimeUnit.SECONDS.toMillis(1));
    }

    private static String commands(FakeNode node) {
        return node.sent().replace("CLUSTER ", "").replace("CLUSTER", "").strip();
    }

    @Test
    void send_slotHasMoved_followsAndRemembers() {
        cluster.send(TOUCH.on(OF_A));
        later();
        slots = slots("b", "b");
        a.behaves(redirecting(B, false));
        commands(a);

        assertThat(cluster.send(INCREMENT.on(OF_A))).isTrue();
        assertThat(commands(a)).isEqualTo("increment");
        assertThat(commands(b)).isEqualTo("increment");
        assertThat(cluster.send(INCREMENT.on(OF_A))).isTrue();
        assertThat(commands(a)).isEmpty();
    }

    @Test
    void placeOf_keysOfTwoMasters_differOnceTheMastersAreKnown() {
        assertThat(cluster.placeOf(OF_A)).isEqualTo(cluster.placeOf(OF_B));
        assertThat(a.sent()).isEmpty();
        cluster.send(TOUCH.on(OF_A));
        assertThat(cluster.placeOf(OF_A)).isSameAs(a);
        assertThat(cluster.placeOf(OF_B)).isSameAs(b);
    }

    @Test
    void send_slotIsOnItsWay_asksThereThisTimeOnly() {
        a.behaves(redirecting(B, true));

        assertThat(cluster.send(TOUCH.on(OF_A))).isTrue();
        assertThat(commands(b)).isEqualTo("ASKING touch");
        a.behaves(answering(command -> 1L));
        commands(a);
        cluster.send(TOUCH.on(OF_A));
        assertThat(commands(a)).isEqualTo("touch");
    }

    @Test
    void send_roundInCircles_ends() {
        a.behaves(redirecting(B, false));
        b.behaves(redirecting(A, false));
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> cluster.send(TOUCH.on(OF_A)))
                .withMessageContaining("round in circles");
    }

    @Test
    void begin_oneHasMoved_thatOneAloneIsAskedAgain() {
        cluster.send(TOUCH.on(OF_A));
        later();
        slots = slots("b", "b");
        a.behaves(redirecting(B, false));
        commands(a);

        assertThat(cluster.sendAll(List.of(INCREMENT.on(OF_A), INCREMENT.on(OF_B))))
                .containsExactly(Reply.of(true), Reply.of(true));
        assertThat(commands(a)).isEqualTo("increment");
        assertThat(commands(b)).isEqualTo("increment increment");
    }

    @Test
    void begin_severalHaveMovedToOneThatHangs_thatIsAskedOnce() {
        cluster.send(TOUCH.on(OF_A));
        later();
        slots = slots("b", "b");
        a.behaves(redirecting(B, false));
        b.behaves(answering(command -> {
            throw new NodeDownException("b hangs", null);
        }));
        commands(b);

        List<Reply<Boolean>> replies = cluster.begin(List.of(TOUCH.on(OF_A), TOUCH.on(OF_A), TOUCH.on(OF_A)))
                .finish();

        assertThat(replies).allMatch(reply -> reply.failure() instanceof NodeDownException);
        assertThat(commands(b)).isEqualTo("touch");
    }

    @Test
    void begin_masterIsDownAndReplaced_repeatableIsSentToTheNewOne() {
        cluster.send(TOUCH.on(OF_A));
        later();
        slots = slots("c", "b");
        FakeNode c = node(Location.tcp("c", 7000)).behaves(answering(command -> 1L));
        a.isDown();

        List<Reply<Boolean>> replies = cluster.sendAll(List.of(TOUCH.on(OF_A), INCREMENT.on(OF_A), TOUCH.on(OF_B)));

        assertThat(replies.get(0)).isEqualTo(Reply.of(true));
        assertThat(replies.get(1).failure()).isInstanceOf(NodeDownException.class);
        assertThat(replies.get(2)).isEqualTo(Reply.of(true));
        assertThat(commands(c)).isEqualTo("touch");
    }

    @Test
    void send_severalKeys_areReadWhereTheyAre() {
        a.behaves(answering(command -> FakeNode.bytes("A")));
        b.behaves(answering(command -> {
            throw new RedisErrorException("WRONGTYPE", "a list", null);
        }));

        List<Reply<byte[]>> values = cluster.send(KeysCommand.get(List.of(OF_B, OF_A)));

        assertThat(values.get(0)).isEqualTo(Reply.of(null));
        assertThat(values.get(1).get()).isEqualTo(FakeNode.bytes("A"));
        assertThat(commands(a)).isEqualTo("GET");
    }

    @Test
    void begin_severalPartsForOneThatHangs_thatIsAskedOnce() {
        cluster.send(KeysCommand.unlink(List.of(OF_A)));
        a.isDown();
        a.sent();
        List<Reply<List<Reply<byte[]>>>> replies = cluster.begin(List.of(
                        KeysCommand.get(List.of(OF_A)), KeysCommand.get(List.of(OF_A)), KeysCommand.get(List.of(OF_A))))
                .finish();
        assertThat(replies).hasSize(3);
        assertThat(commands(a)).isEqualTo("GET");
    }

    @Test
    void send_severalKeysOneOfWhichCannotBeRemoved_isAFailure() {
        b.isDown();
        assertThatExceptionOfType(NodeDownException.class)
                .isThrownBy(() -> cluster.send(KeysCommand.unlink(List.of(OF_A, OF_B))));
        bothAnswer();
        assertThat(cluster.send(KeysCommand.unlink(List.of(OF_A, OF_B)))).isEqualTo(2);
    }

    @Test
    void find_nodeThatIsNoMemberTwice_isClosed() {
        cluster.layout();
        slots = slots("a", "a");
        cluster.layout();
        assertThat(b.isClosed()).isFalse();
        cluster.layout();
        assertThat(b.isClosed()).isTrue();
        assertThat(a.isClosed()).isFalse();
        assertThat(cluster.send(KeyCommand.unlink(OF_B))).isEqualTo(1);
    }

    @Test
    void failovers_slotsMoveToAnotherMaster_doNotCount() {
        cluster.send(TOUCH.on(OF_A));
        later();
        slots = List.of(
                List.of(0L, 100L, List.of(FakeNode.bytes("b"), 7000L)),
                List.of(101L, 8191L, List.of(FakeNode.bytes("a"), 7000L)),
                List.of(8192L, 16383L, List.of(FakeNode.bytes("b"), 7000L)));
        cluster.layout();
        assertThat(cluster.failovers()).isZero();
    }

    @Test
    void failovers_anotherServerTakesOver_countsBeforeItIsAsked() {
        FakeNode c = node(Location.tcp("c", 7000));
        c.behaves(answering(command -> 1L));
        cluster.send(TOUCH.on(OF_A));
        assertThat(cluster.failovers()).isZero();
        later();
        slots = slots("c", "b");
        a.behaves(answering(command -> {
            throw new NodeDownException("down", null);
        }));
        assertThat(cluster.send(TOUCH.on(OF_A))).isTrue();
        assertThat(cluster.failovers()).isEqualTo(1);
        assertThat(commands(c)).isEqualTo("touch");
    }

    @Test
    void failovers_redirectionNamesAServerThatIsNoMasterYet_countsBeforeItIsAsked() {
        FakeNode c = node(Location.tcp("c", 7000));
        List<Integer> seen = new ArrayList<>();
        c.behaves(answering(command -> {
            seen.add(cluster.failovers());
            return 1L;
        }));
        slots = List.of(
                List.of(0L, 8191L, List.of(FakeNode.bytes("a"), 7000L), List.of(FakeNode.bytes("c"), 7000L)),
                List.of(8192L, 16383L, List.of(FakeNode.bytes("b"), 7000L)));
        cluster.send(TOUCH.on(OF_A));
        a.behaves(redirecting(Location.tcp("c", 7000), false));
        assertThat(cluster.send(TOUCH.on(OF_A))).isTrue();
        assertThat(cluster.send(TOUCH.on(OF_A))).isTrue();
        assertThat(seen).containsExactly(1, 1);
    }
}
