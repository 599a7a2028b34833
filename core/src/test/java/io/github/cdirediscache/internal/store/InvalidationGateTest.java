package io.github.cdirediscache.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.log.CacheLog;
import io.github.cdirediscache.internal.log.LogLines;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.wire.Answers;
import io.github.cdirediscache.internal.wire.Effect;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What waits for a shard, and what is not done meanwhile. */
class InvalidationGateTest {

    private static final KeySpace SPACE = new KeySpace("p", 1);
    private static final PhysicalKey KEY = SPACE.valueKey("k");
    private static final PhysicalKey OTHER = SPACE.valueKey("other");
    private static final Script<Boolean> TOUCH = new Script<>("touch", Effect.CHANGES, true, "", Answers::yes);
    private static final Script<Boolean> INVALIDATE =
            new Script<>("invalidate", Effect.OUTDATES, true, "", Answers::yes);

    private final FakeTime time = new FakeTime();
    private final Flaky shard = new Flaky();
    private final PendingInvalidations pending = new PendingInvalidations(SPACE.allVersions(), 3);
    private final InvalidationGate gate = new InvalidationGate(
            shard,
            pending,
            new Delivery(shard, pending, time, time.executor(), new CacheLog("c", () -> 0)),
            Replay.none());

    @Test
    void send_invalidationIsNotTaken_keyIsBlockedUntilItIs() {
        shard.down = true;
        assertUnavailable(INVALIDATE.on(KEY));
        shard.down = false;
        assertThat(gate.pendingInvalidations()).isEqualTo(1);
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> gate.get(KEY));
        assertUnavailable(TOUCH.on(KEY));
        assertThat(gate.send(TOUCH.on(OTHER))).isTrue();
        assertThat(gate.get(OTHER)).isNull();
        shard.sent.clear();

        time.advance(10);

        assertThat(shard.sent).containsExactly("UNLINK p:1:k");
        assertThat(gate.pendingInvalidations()).isZero();
        assertThat(gate.send(TOUCH.on(KEY))).isTrue();
    }

    /** Memory may be missing after the command has been sent. */
    @Test
    void send_error_invalidationIsQueued() {
        shard.error = new OutOfMemoryError("Java heap space");
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> gate.send(INVALIDATE.on(KEY)));
        assertThat(gate.pendingInvalidations()).isEqualTo(1);
        shard.error = null;
        time.advance(10);
        assertThat(gate.pendingInvalidations()).isZero();
    }

    @Test
    void begin_error_invalidationsAreQueued() {
        shard.error = new OutOfMemoryError("Java heap space");
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> gate.sendAll(List.of(INVALIDATE.on(KEY), INVALIDATE.on(OTHER))));
        assertThat(gate.pendingInvalidations()).isEqualTo(2);
    }

    @Test
    void remove_error_invalidationIsQueued() {
        shard.error = new OutOfMemoryError("Java heap space");
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> gate.remove(SPACE.matching("*")));
        assertThat(gate.pendingInvalidations()).isEqualTo(1);
    }

    /** Whatever the application does with what is logged. */
    @Test
    void send_loggingFails_invalidationIsDelivered() {
        Logger logger = Logger.getLogger("io.github.cdirediscache");
        Handler failing = new FailingLog();
        logger.addHandler(failing);
        try {
            shard.down = true;
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> gate.send(INVALIDATE.on(KEY)));
            shard.down = false;
        } finally {
            logger.removeHandler(failing);
        }
        time.advance(10);
        assertThat(gate.pendingInvalidations()).isZero();
    }

    @Test
    void send_valueIsNotTaken_olderOneIsRemovedLater() {
        shard.down = true;
        assertUnavailable(KeyCommand.set(KEY, new byte[] {1}, null));
        assertThat(gate.pendingInvalidations()).isEqualTo(1);
    }

    @Test
    void send_changeThatLeavesTheValueRight_isForgotten() {
        shard.down = true;
        assertUnavailable(TOUCH.on(KEY));
        assertUnavailable(KeyCommand.get(KEY));
        assertThat(gate.pendingInvalidations()).isZero();
    }

    @Test
    void send_invalidationOfABlockedKey_isKeptOnce() {
        shard.down = true;
        assertUnavailable(INVALIDATE.on(KEY));
        assertUnavailable(INVALIDATE.on(KEY));
        assertThat(gate.pendingInvalidations()).isEqualTo(1);
    }

    @Test
    void delivery_shardStaysAway_isTriedLessAndLessOften() {
        shard.down = true;
        assertUnavailable(INVALIDATE.on(KEY));
        shard.sent.clear();
        time.advance(10 + 20 + 40 + 80 + 160 + 250);
        assertThat(shard.sent).hasSize(6);
        time.advance(249);
        assertThat(shard.sent).hasSize(6);
        shard.down = false;
        time.advance(1);
        assertThat(gate.pendingInvalidations()).isZero();
        time.advance(10_000);
        assertThat(shard.sent).hasSize(7);
    }

    @Test
    void begin_someKeysAreBlocked_othersAreAnswered() {
        shard.down = true;
        assertUnavailable(INVALIDATE.on(KEY));
        shard.down = false;
        shard.sent.clear();

        List<Reply<Boolean>> replies = gate.sendAll(List.of(TOUCH.on(OTHER), TOUCH.on(KEY), TOUCH.on(OTHER)));

        assertThat(replies.get(0)).isEqualTo(Reply.of(true));
        assertThat(replies.get(1).failure()).hasMessageContaining("waits to be delivered to a fake");
        assertThat(replies.get(2)).isEqualTo(Reply.of(true));
        assertThat(shard.sent).containsExactly("touch p:1:other", "touch p:1:other");
        assertThat(gate.beginGet(List.of(KEY, OTHER)).finish().get(0).failure()).isNotNull();
    }

    @Test
    void begin_oneOfSeveralIsNotTaken_thatOneIsKept() {
        shard.refused = OTHER;
        List<Reply<Boolean>> replies = gate.sendAll(List.of(INVALIDATE.on(KEY), INVALIDATE.on(OTHER)));
        assertThat(replies.get(0)).isEqualTo(Reply.of(true));
        assertThat(replies.get(1).failure()).isNotNull();
        shard.refused = null;
        assertThat(gate.send(TOUCH.on(KEY))).isTrue();
        assertUnavailable(TOUCH.on(OTHER));
    }

    @Test
    void remove_isNotTaken_keysThatMatchAreBlockedAndSweptLater() {
        shard.down = true;
        KeySelection matching = SPACE.matching("o*");
        assertThat(gate.remove(matching).failures()).hasSize(1);
        shard.down = false;
        assertUnavailable(TOUCH.on(OTHER));
        assertThat(gate.send(TOUCH.on(KEY))).isTrue();
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> gate.scans(KeyPattern.EVERY_KEY));
        shard.sent.clear();
        time.advance(10);
        assertThat(shard.sent).containsExactly("remove p:1:o*");
        assertThat(gate.scans(KeyPattern.EVERY_KEY)).isEmpty();
    }

    @Test
    void remove_anotherIsPending_isCarriedOutAtOnce() {
        shard.down = true;
        assertUnavailable(INVALIDATE.on(KEY));
        shard.down = false;
        shard.sent.clear();

        assertThat(gate.remove(SPACE.matching("o*")).failures()).isEmpty();

        assertThat(shard.sent).containsExactly("remove p:1:o*");
        assertThat(gate.pendingInvalidations()).isEqualTo(1);
        assertUnavailable(TOUCH.on(KEY));
        assertThat(gate.send(TOUCH.on(OTHER))).isTrue();
    }

    @Test
    void tooManyWait_wholeCacheIsBlockedAndCleared_locksAreNot() {
        shard.down = true;
        for (int i = 0; i < 4; i++) {
            assertUnavailable(INVALIDATE.on(SPACE.valueKey("k" + i)));
        }
        shard.down = false;
        assertThat(gate.pendingInvalidations()).isEqualTo(1);
        assertUnavailable(TOUCH.on(SPACE.withVersion(7).valueKey("any")));
        assertThat(gate.send(TOUCH.on(SPACE.lockKey("any")))).isTrue();
        shard.sent.clear();
        time.advance(10);
        assertThat(shard.sent).containsExactly("remove p:*");
    }

    /** Each fails as the whole cache is on its way to be cleared: if all were queued for the time after it, it would be cleared again. */
    @Test
    void tooManyWait_othersAreChangedDuringEachDelivery_theDeliveryEnds() {
        shard.down = true;
        for (int i = 0; i < 4; i++) {
            assertUnavailable(INVALIDATE.on(SPACE.valueKey("k" + i)));
        }
        shard.down = false;
        shard.sent.clear();
        shard.meanwhile = () -> {
            for (int i = 0; i < 5; i++) {
                assertUnavailable(KeyCommand.set(SPACE.valueKey("put" + i), new byte[] {1}, null));
            }
            List<Reply<Boolean>> replies = gate.sendAll(List.of(INVALIDATE.on(KEY), TOUCH.on(KEY)));
            assertThat(replies).allSatisfy(reply -> assertThat(reply.failure()).hasMessageContaining("waits to be"));
        };
        time.advance(10);
        assertThat(gate.pendingInvalidations()).isZero();
        assertThat(shard.sent)
                .containsExactly(
                        "remove p:*",
                        "UNLINK p:1:put0",
                        "UNLINK p:1:put1",
                        "UNLINK p:1:put2",
                        "UNLINK p:1:put3",
                        "UNLINK p:1:put4",
                        "UNLINK p:1:k");
    }

    @Test
    void keyIsOnItsWay_isChangedMeanwhileAndItsRemovalIsNotTaken_isDeliveredAgain() {
        assertThat(gate.remove(SPACE.matching("*")).failures()).isEmpty();
        shard.down = true;
        assertThat(gate.remove(SPACE.matching("*")).failures()).hasSize(1);
        shard.down = false;
        shard.sent.clear();
        shard.meanwhile = () -> {
            shard.error = new OutOfMemoryError("Java heap space");
            assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> gate.send(INVALIDATE.on(KEY)));
            shard.error = null;
            shard.refused = OTHER;
            assertUnavailable(INVALIDATE.on(OTHER));
            shard.refused = null;
        };
        time.advance(10);
        assertThat(shard.sent.subList(0, 3)).containsExactly("remove p:1:*", "UNLINK p:1:k", "UNLINK p:1:other");
        assertThat(shard.sent.subList(3, 5)).containsExactlyInAnyOrder("UNLINK p:1:k", "UNLINK p:1:other");
        assertThat(gate.pendingInvalidations()).isZero();
    }

    @Test
    void tooManyWaitWhileEverythingIsOnItsWay_isNotSaidAgain() {
        PendingInvalidations many = new PendingInvalidations(SPACE.allVersions(), 3);
        many.add(SPACE.allVersions());
        shard.meanwhile = () -> {
            shard.meanwhile = () -> {};
            for (int i = 0; i < 5; i++) {
                assertThat(many.addKey(SPACE.valueKey("k" + i))).isFalse();
            }
        };
        many.deliver(shard);
        assertThat(many.isEmpty()).isTrue();
    }

    /** Nothing of it is delivered any more, nor does anybody call who could be told. */
    @Test
    void close_somethingWaits_thatItIsLostIsLogged() {
        shard.down = true;
        assertUnavailable(INVALIDATE.on(KEY));
        try (LogLines lines = LogLines.listening()) {
            time.close();
            time.advance(10);
            assertThat(lines.with("CRC3005")).hasSize(1);
        }
    }

    @Test
    void close_whatWaits_isSaidToBeLost() {
        time.close();
        shard.down = true;
        assertUnavailable(INVALIDATE.on(KEY));
        shard.down = false;
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> gate.send(TOUCH.on(KEY)))
                .withMessageContaining("the cache manager is closed");
    }

    @Test
    void send_loggingThatTooManyWaitFails_invalidationIsDelivered() {
        Logger logger = Logger.getLogger("io.github.cdirediscache");
        Handler failing = new FailingLog();
        logger.addHandler(failing);
        try {
            shard.down = true;
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> gate.send(INVALIDATE.on(SPACE.valueKey("k".repeat(70_000)))));
            shard.down = false;
        } finally {
            logger.removeHandler(failing);
        }
        time.advance(10);
        assertThat(gate.pendingInvalidations()).isZero();
    }

    private void assertUnavailable(KeyCommand<?> command) {
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> gate.send(command));
    }

    private static final class FailingLog extends Handler {

        @Override
        public void publish(LogRecord message) {
            throw new IllegalStateException("no log");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** A shard that answers or does not, as a test says. */
    private static final class Flaky extends FakeStore {

        private final List<String> sent = new ArrayList<>();
        private boolean down;
        private @Nullable Error error;
        private @Nullable PhysicalKey refused;
        private Runnable meanwhile = () -> {};

        @Override
        public <T> @Nullable T send(KeyCommand<T> command) {
            sent.add(command + " " + command.key());
            if (error != null) {
                throw error;
            }
            if (down || command.key().equals(refused)) {
                throw new CacheUnavailableException("down", null);
            }
            return super.send(command);
        }

        @Override
        public Removal remove(KeySelection keys) {
            sent.add("remove " + keys);
            meanwhile.run();
            if (error != null) {
                throw error;
            }
            return down ? Removal.failed(0, new CacheUnavailableException("down", null)) : super.remove(keys);
        }
    }
}
