package io.github.cdirediscache.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.log.CacheLog;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.topology.Shard;
import io.github.cdirediscache.internal.wire.Answers;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Effect;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is sent again to a new master, and who waits for it. */
class ReplayTest {

    private static final KeySpace SPACE = new KeySpace("p", 1);
    private static final PhysicalKey KEY = SPACE.valueKey("k");
    private static final PhysicalKey OTHER = SPACE.valueKey("other");
    private static final Script<Boolean> TOUCH = new Script<>("touch", Effect.CHANGES, true, "", Answers::yes);
    private static final Script<Boolean> INCREMENT = new Script<>("increment", Effect.CHANGES, false, "", Answers::yes);
    private static final Script<Boolean> INVALIDATE =
            new Script<>("invalidate", Effect.OUTDATES, true, "", Answers::yes);

    private static final KeyCommand<Void> PUT = KeyCommand.set(KEY, new byte[] {1}, null);

    private final FakeTime time = new FakeTime();
    private final Group group = new Group();
    private final Servers servers = new Servers();
    private final PendingInvalidations pending = new PendingInvalidations(SPACE.allVersions(), 3);
    private final RecentChanges recent = new RecentChanges(SPACE.allVersions(), 3, Duration.ofSeconds(10), time::nanos);
    private final EntryStore store = new RecordingStore(servers, group, recent, pending);
    private final Delivery delivery = new Delivery(store, pending, time, time.executor(), new CacheLog("c", () -> 0));
    private final Replay.OfShard replay = new Replay.OfShard(group, recent, pending, delivery);
    private final InvalidationGate gate = new InvalidationGate(store, pending, delivery, replay);

    private void failover() {
        group.failovers++;
    }

    private void assertBlocked(PhysicalKey key) {
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> gate.get(key))
                .withMessageContaining("waits to be delivered");
    }

    /** What is sent when a key is read that is not blocked. */
    private List<String> sentForReading(PhysicalKey key) {
        servers.sent.clear();
        assertThat(gate.get(key)).isNull();
        assertThat(pending.isEmpty()).isTrue();
        return List.copyOf(servers.sent);
    }

    @Test
    void placeOf_isTheServers() {
        assertThat(gate.placeOf(KEY)).isSameAs(servers);
    }

    @Test
    void failover_keyWasInvalidated_newMasterGetsThatBeforeItIsRead() {
        gate.send(INVALIDATE.on(KEY));
        failover();
        assertThat(sentForReading(KEY)).containsExactly("UNLINK p:1:k", "GET p:1:k");
        assertThat(sentForReading(KEY)).containsExactly("GET p:1:k");
    }

    @Test
    void failover_keyWasInvalidated_isBlockedForOtherCallersMeanwhile() {
        gate.send(INVALIDATE.on(KEY));
        failover();
        servers.meanwhile = () -> {
            assertBlocked(KEY);
            assertThat(gate.get(OTHER)).isNull();
        };
        assertThat(sentForReading(KEY)).containsExactly("UNLINK p:1:k", "GET p:1:other", "GET p:1:k");
    }

    @Test
    void failover_anotherCallerIsJustRepeating_isWaitedFor() throws Exception {
        gate.send(INVALIDATE.on(KEY));
        failover();
        List<CompletableFuture<byte[]>> other = new ArrayList<>();
        CountDownLatch reads = new CountDownLatch(1);
        servers.meanwhile = () -> {
            other.add(CompletableFuture.supplyAsync(() -> {
                reads.countDown();
                return gate.get(KEY);
            }));
            try {
                reads.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        };
        assertThat(gate.get(KEY)).isNull();
        assertThat(other)
                .hasSize(1)
                .allSatisfy(read ->
                        assertThat(read).succeedsWithin(Duration.ofSeconds(20)).isNull());
    }

    @Test
    void failover_newMasterDoesNotTakeTheInvalidation_keyIsBlockedUntilItDoes() {
        gate.send(INVALIDATE.on(KEY));
        failover();
        servers.down = KEY;
        assertBlocked(KEY);
        assertThat(gate.get(OTHER)).isNull();
        time.advance(10);
        assertBlocked(KEY);
        servers.down = null;
        time.advance(20);
        assertThat(sentForReading(KEY)).containsExactly("GET p:1:k");
    }

    @Test
    void failover_repeatingItBreaks_isRepeatedInTheBackground() {
        gate.send(INVALIDATE.on(KEY));
        failover();
        servers.meanwhile = () -> {
            throw new OutOfMemoryError("Java heap space");
        };
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> gate.get(OTHER));
        assertBlocked(KEY);
        time.advance(10);
        assertThat(sentForReading(KEY)).containsExactly("GET p:1:k");
    }

    @Test
    void failover_anotherInvalidationWaitsForTheBackground_isNotWaitedFor() {
        gate.send(INVALIDATE.on(OTHER));
        servers.down = KEY;
        assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> gate.send(INVALIDATE.on(KEY)));
        servers.down = null;
        failover();
        assertThat(sentForReading(OTHER))
                .containsExactlyInAnyOrder("UNLINK p:1:k", "UNLINK p:1:other", "GET p:1:other");
        time.advance(1000);
        assertThat(servers.sent).hasSize(3);
    }

    @Test
    void failover_valueWasPut_isRemoved() {
        gate.sendAll(List.of(PUT));
        failover();
        assertThat(sentForReading(KEY)).containsExactly("UNLINK p:1:k", "GET p:1:k");
    }

    @Test
    void failover_patternWasRemoved_keysThatMatchAreBlocked() {
        gate.remove(SPACE.matching("o*"));
        failover();
        assertBlocked(OTHER);
        assertThat(gate.get(KEY)).isNull();
        servers.sent.clear();
        time.advance(10);
        assertThat(servers.sent).containsExactly("remove p:1:o*");
    }

    @Test
    void failover_changeLeavesTheValueRight_isForgotten() {
        gate.send(TOUCH.on(KEY));
        gate.send(INCREMENT.on(KEY));
        failover();
        assertThat(sentForReading(KEY)).containsExactly("GET p:1:k");
    }

    @Test
    void secondFailover_beforeTheWindowEnds_isRepeatedAgain() {
        gate.send(INVALIDATE.on(KEY));
        failover();
        assertThat(sentForReading(KEY)).containsExactly("UNLINK p:1:k", "GET p:1:k");
        failover();
        assertThat(sentForReading(KEY)).containsExactly("UNLINK p:1:k", "GET p:1:k");
    }

    @Test
    void failoverDuringARead_answerOfTheNewMasterIsNotBelieved() {
        gate.send(INVALIDATE.on(KEY));
        servers.meanwhile = this::failover;
        assertThat(sentForReading(KEY)).containsExactly("GET p:1:k", "UNLINK p:1:k", "GET p:1:k");

        servers.meanwhile = this::failover;
        servers.sent.clear();
        assertThat(gate.sendAll(List.of(KeyCommand.get(KEY))).get(0).failure()).isNull();
        assertThat(servers.sent).containsExactly("GET p:1:k", "UNLINK p:1:k", "GET p:1:k");

        servers.meanwhile = this::failover;
        servers.sent.clear();
        assertThat(gate.beginGet(List.of(OTHER, KEY)).finish())
                .allSatisfy(reply -> assertThat(reply.failure()).isNull());
        assertThat(servers.sent)
                .containsExactly("GET p:1:other", "GET p:1:k", "UNLINK p:1:k", "GET p:1:other", "GET p:1:k");
    }

    @Test
    void failoverDuringAChange_isSentAgainSinceNobodyKnowsWhoHasIt() {
        servers.meanwhile = this::failover;
        assertThat(gate.send(INVALIDATE.on(KEY))).isTrue();
        assertThat(servers.sent).containsExactly("invalidate p:1:k", "invalidate p:1:k");
        assertThat(sentForReading(KEY)).containsExactly("GET p:1:k");
    }

    @Test
    void failoverDuringAPut_olderChangesAreRepeatedAndTheValueStays() {
        gate.send(PUT);
        gate.send(INVALIDATE.on(OTHER));
        servers.meanwhile = this::failover;
        servers.sent.clear();
        gate.send(PUT);
        assertThat(servers.sent).containsExactly("SET p:1:k", "SET p:1:k", "UNLINK p:1:other");

        servers.meanwhile = this::failover;
        servers.sent.clear();
        assertThat(gate.sendAll(List.of(PUT)).get(0).failure()).isNull();
        assertThat(servers.sent).containsExactly("SET p:1:k", "SET p:1:k", "UNLINK p:1:other");
        assertThat(sentForReading(KEY)).containsExactly("GET p:1:k");
    }

    @Test
    void failoverDuringAPut_valueOfAWindowBeforeIsNoReasonToRemoveIt() {
        gate.send(PUT);
        time.advance(10_000);
        servers.meanwhile = this::failover;
        gate.send(PUT);
        assertThat(sentForReading(KEY)).containsExactly("GET p:1:k");
    }

    @Test
    void failoverDuringAPut_newMasterDoesNotTakeIt_failsAndIsInvalidatedLater() {
        servers.meanwhile = () -> {
            failover();
            servers.meanwhile = () -> servers.down = KEY;
        };
        assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> gate.send(PUT));
        servers.down = null;
        servers.sent.clear();
        time.advance(10);
        assertThat(servers.sent).containsExactly("UNLINK p:1:k");
    }

    @Test
    void failoversDuringAChangeAgainAndAgain_isInvalidatedAfterwards() {
        servers.meanwhile = () -> {
            failover();
            servers.meanwhile = this::failover;
        };
        assertThat(gate.send(INVALIDATE.on(KEY))).isTrue();
        assertThat(servers.sent).containsExactly("invalidate p:1:k", "invalidate p:1:k", "UNLINK p:1:k");
    }

    @Test
    void failoverDuringAChange_anotherCallerHasSettledAllElse_isSentAgainAllTheSame() {
        servers.meanwhile = () -> {
            failover();
            gate.get(OTHER);
        };
        assertThat(gate.send(INVALIDATE.on(KEY))).isTrue();
        assertThat(servers.sent).containsExactly("invalidate p:1:k", "GET p:1:other", "invalidate p:1:k");
    }

    @Test
    void failoverDuringARemoval_isRemovedAgainSinceNobodyKnowsWhoHasIt() {
        servers.meanwhile = this::failover;
        assertThat(gate.remove(SPACE.matching("o*")).failures()).isEmpty();
        assertThat(servers.sent).containsExactly("remove p:1:o*", "remove p:1:o*");
        assertThat(sentForReading(OTHER)).containsExactly("GET p:1:other");
    }

    /** So that a claim or a lock among them is given back. */
    @Test
    void failoversDuringACommandAgainAndAgain_failsAsOneThatMayHaveBeenCarriedOut() {
        servers.always = this::failover;
        assertThatExceptionOfType(NodeDownException.class)
                .isThrownBy(() -> gate.send(TOUCH.on(KEY)))
                .matches(NodeDownException::mayHaveBeenSent);
        assertThat(servers.sent).hasSize(3);
    }

    @Test
    void failoverDuringAChangeThatMustNotBeRepeated_isSentOnce() {
        servers.meanwhile = this::failover;
        assertThat(gate.send(INCREMENT.on(KEY))).isTrue();
        assertThat(servers.sent).hasSize(1);
    }

    @Test
    void failoverDuringADelivery_isDeliveredAgain() {
        gate.send(INVALIDATE.on(KEY));
        failover();
        servers.meanwhile = this::failover;
        assertThat(sentForReading(KEY)).startsWith("UNLINK p:1:k", "UNLINK p:1:k", "GET p:1:k");
    }

    @Test
    void window_isOver_whatWasBeforeIsForgotten() {
        gate.send(INVALIDATE.on(KEY));
        time.advance(10_000);
        gate.send(INVALIDATE.on(OTHER));
        time.advance(10_000);
        gate.send(INVALIDATE.on(OTHER));
        failover();
        assertThat(sentForReading(KEY)).containsExactly("UNLINK p:1:other", "GET p:1:k");
    }

    @Test
    void window_nothingIsAccepted_nothingIsForgotten() {
        gate.send(INVALIDATE.on(KEY));
        time.advance(3_600_000);
        failover();
        assertThat(sentForReading(KEY)).containsExactly("UNLINK p:1:k", "GET p:1:k");
    }

    @Test
    void window_aServerOfSeveralIsDown_nothingIsForgotten() {
        gate.send(INVALIDATE.on(KEY));
        for (int i = 0; i < 10; i++) {
            time.advance(5_000);
            servers.down = KEY;
            assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> gate.get(KEY));
            gate.send(INVALIDATE.on(OTHER));
        }
        servers.down = null;
        failover();
        assertThat(sentForReading(KEY)).contains("UNLINK p:1:k");
    }

    @Test
    void tooManyChanges_cacheIsClearedAfterAFailover() {
        for (int i = 0; i < 4; i++) {
            gate.send(INVALIDATE.on(SPACE.valueKey("k" + i)));
        }
        assertThat(gate.get(OTHER)).isNull();
        failover();
        assertBlocked(OTHER);
        servers.sent.clear();
        time.advance(10);
        assertThat(servers.sent).containsExactly("remove p:*");
    }

    @Test
    void tooManyBytes_cacheIsClearedAfterAFailover() {
        gate.send(INVALIDATE.on(SPACE.valueKey("k".repeat(70_000))));
        failover();
        assertBlocked(OTHER);
    }

    @Test
    void sameKeyAgainAndAgain_isOneOfTheLimit() {
        for (int i = 0; i < 100; i++) {
            gate.send(INVALIDATE.on(KEY));
        }
        failover();
        assertThat(sentForReading(KEY)).containsExactly("UNLINK p:1:k", "GET p:1:k");
    }

    @Test
    void lookOut_processMakesNoCalls_failoverIsNoticedAllTheSame() {
        replay.lookOut(time);
        gate.send(INVALIDATE.on(KEY));
        servers.sent.clear();
        time.advance(68_500);
        assertThat(group.looks).isEqualTo(68);
        group.onLook = this::failover;
        time.advance(1_000);
        assertThat(servers.sent).containsExactly("UNLINK p:1:k");
    }

    @Test
    void lookOut_nothingWasChangedLately_asksNobodyAndWakesNoThread() {
        replay.lookOut(time);
        gate.get(KEY);
        assertThat(time.repeating()).isZero();
        gate.send(INVALIDATE.on(KEY));
        assertThat(time.repeating()).isEqualTo(1);
        time.advance(71_000);
        assertThat(time.repeating()).isZero();
        assertThat(group.looks).isEqualTo(69);
        gate.send(INVALIDATE.on(KEY));
        gate.remove(SPACE.matching("o*"));
        assertThat(time.repeating()).isEqualTo(1);
        time.advance(1_000);
        assertThat(group.looks).isEqualTo(70);
    }

    @Test
    void lookOut_nobodyKnowsTheMaster_isNoFailureOfAnybody() {
        replay.lookOut(time);
        gate.send(INVALIDATE.on(KEY));
        group.onLook = () -> {
            throw new CacheUnavailableException("nobody knows", null);
        };
        time.advance(2_500);
        assertThat(group.looks).isEqualTo(2);
        assertThat(servers.sent).hasSize(1);
    }

    @Test
    void lookOut_closed_changesAreAcceptedAllTheSame() {
        time.close();
        replay.lookOut(time);
        assertThat(gate.send(INVALIDATE.on(KEY))).isTrue();
    }

    /** Servers that answer; something may happen before they do. */
    private static final class Servers extends FakeStore {

        private final List<String> sent = new CopyOnWriteArrayList<>();
        private @Nullable Runnable meanwhile;
        private Runnable always = () -> {};
        private @Nullable PhysicalKey down;

        @Override
        public <T> @Nullable T send(KeyCommand<T> command) {
            sent.add(command + " " + command.key());
            happen();
            if (command.key().equals(down)) {
                throw new NodeDownException("down", null);
            }
            return super.send(command);
        }

        @Override
        public Removal remove(KeySelection keys) {
            sent.add("remove " + keys);
            happen();
            return super.remove(keys);
        }

        private void happen() {
            always.run();
            Runnable now = meanwhile;
            meanwhile = null;
            if (now != null) {
                now.run();
            }
        }
    }

    /** A shard of which only the failovers matter. */
    private static final class Group implements Shard {

        private int failovers;
        private int looks;
        private Runnable onLook = () -> {};

        @Override
        public int failovers() {
            return failovers;
        }

        @Override
        public void look() {
            looks++;
            onLook.run();
        }

        @Override
        public String location() {
            return "a fake";
        }

        @Override
        public <T> @Nullable T send(Command<T> command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Node> masters() {
            return List.of();
        }

        @Override
        public Object layout() {
            return "same";
        }

        @Override
        public List<Member> members() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
