package io.github.cdirediscache.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PendingInvalidationsTest {

    private static final KeySpace SPACE = new KeySpace("p", 1);
    private static final PhysicalKey KEY = SPACE.valueKey("k");

    private final PendingInvalidations pending = new PendingInvalidations(SPACE.allVersions(), 2);
    private final Recorder shard = new Recorder();

    @Test
    void deliver_sameKeyAddedWhileItIsOnItsWay_isDeliveredAgain() {
        pending.addKey(KEY);
        shard.meanwhile.add(() -> pending.addKey(KEY));
        pending.deliver(shard);
        assertThat(shard.sent).containsExactly("UNLINK", "UNLINK");
        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    void deliver_keyAddedWhileEverythingIsOnItsWay_isDeliveredAfterIt() {
        pending.addKey(SPACE.valueKey("a"));
        pending.addKey(SPACE.valueKey("b"));
        assertThat(pending.addKey(SPACE.valueKey("c"))).isTrue();
        assertThat(pending.addKey(SPACE.valueKey("d"))).isFalse();
        assertThat(pending.size()).isEqualTo(1);
        shard.meanwhile.add(() -> pending.addKey(KEY));
        pending.deliver(shard);
        assertThat(shard.sent).containsExactly("remove", "UNLINK");
        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    void addKey_whileOthersAreOnTheirWay_countsThemToo() {
        pending.addKey(SPACE.valueKey("a"));
        pending.addKey(SPACE.valueKey("b"));
        List<Boolean> overflows = new ArrayList<>();
        shard.meanwhile.add(() -> overflows.add(pending.addKey(SPACE.valueKey("c"))));
        pending.deliver(shard);
        assertThat(overflows).containsExactly(true);
        assertThat(shard.sent).containsExactly("UNLINK", "UNLINK", "remove");
    }

    /** Matching so many patterns that fit takes too long to be finished. */
    @Test
    void concerns_lockAndTooManyPatterns_isNot() {
        InvalidationBatch batch = InvalidationBatch.empty(SPACE.allVersions());
        for (int i = 0; i < 7000; i++) {
            batch.add(SPACE.matching("*:" + i + ":*3"));
        }
        batch.add(new KeySpace("p", 2).matching("a*"));
        assertThat(batch.concerns(SPACE.valueKey("job3"))).isTrue();
        KeySelection sweep = batch.sweeps().iterator().next();
        for (PhysicalKey key : List.of(SPACE.lockKey("job3"), SPACE.fenceKey(3))) {
            assertThat(batch.concerns(key)).isFalse();
            assertThat(sweep.of(List.of(key))).isEmpty();
        }
    }

    /** The limit is one of memory: a key may have 512 MB. */
    @Test
    void add_longKeysAndPatterns_overflowByTheirBytes() {
        String long30 = "x".repeat(30_000);
        assertThat(pending.addKey(SPACE.valueKey("a" + long30))).isFalse();
        assertThat(pending.addKey(SPACE.valueKey("a" + long30)))
                .as("the same key")
                .isFalse();
        assertThat(pending.add(SPACE.matching("b" + long30 + long30))).isTrue();
        assertThat(pending.size()).isEqualTo(1);
        assertThat(pending.concerns(KEY)).isTrue();
        pending.deliver(shard);
        assertThat(shard.sent).containsExactly("remove");

        assertThat(pending.addKey(SPACE.valueKey("a" + long30))).isFalse();
        pending.deliver(shard);
        assertThat(pending.addKey(SPACE.valueKey("b" + long30 + "x")))
                .as("after the delivery")
                .isFalse();
    }

    @Test
    void addKey_manyShortKeys_haveAKibibyteEachOnAverage() {
        PendingInvalidations many = new PendingInvalidations(SPACE.allVersions(), 1000);
        for (int i = 0; i < 1000; i++) {
            assertThat(many.addKey(SPACE.valueKey(i + "x".repeat(900)))).isFalse();
        }
        assertThat(many.size()).isEqualTo(1000);
        PendingInvalidations few = new PendingInvalidations(SPACE.allVersions(), 1000);
        assertThat(few.addKey(SPACE.valueKey("x".repeat(1_000_000)))).isFalse();
        assertThat(few.addKey(SPACE.valueKey("y".repeat(100_000)))).isTrue();
        assertThat(few.size()).isEqualTo(1);
    }

    @Test
    void deliver_serverFails_keepsAllAndNothingIsEmptyMeanwhile() {
        pending.addKey(KEY);
        pending.add(SPACE.matching("x*"));
        shard.meanwhile.add(() -> {
            assertThat(pending.isEmpty()).isFalse();
            throw new CacheUnavailableException("down", null);
        });
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> pending.deliver(shard));
        assertThat(pending.size()).isEqualTo(2);
        shard.sent.clear();
        pending.deliver(shard);
        assertThat(shard.sent).containsExactly("UNLINK", "remove");
    }

    @Test
    void deliver_severalSelections_areOneSweepWhosePagesAreMatchedAgainstAll() {
        PendingInvalidations many = new PendingInvalidations(SPACE.allVersions(), 1000);
        for (int i = 0; i < 300; i++) {
            many.add(SPACE.matching("a." + i + ".*"));
            many.add(SPACE.withVersion(2).matching("*." + i));
        }
        many.deliver(shard);
        assertThat(many.isEmpty()).isTrue();
        assertThat(shard.swept).hasSize(1);
        KeySelection sweep = shard.swept.get(0);
        assertThat(sweep).hasToString("p:*");
        PhysicalKey first = SPACE.valueKey("a.299.x");
        PhysicalKey second = SPACE.withVersion(2).valueKey("any.299");
        assertThat(sweep.of(List.of(first, SPACE.valueKey("any.299"), SPACE.valueKey("a.300.x"), second)))
                .containsExactly(first, second);
    }

    /** By the bytes of UTF-8. A server on x86 takes the range to hold A, one on aarch64 to hold z. */
    @Test
    void add_rangeThatServersReadDifferently_concernsWhatAnyOfThemRemoves() {
        pending.add(SPACE.matching("[a-\u00e9]"));
        pending.add(SPACE.matching("x[^a-\u00e9]"));
        PhysicalKey[] keys = {
            SPACE.valueKey("A"), SPACE.valueKey("z"), SPACE.valueKey("xA"), SPACE.valueKey("xz"),
        };
        assertConcerned(keys);
        pending.deliver(shard);
        assertThat(shard.swept)
                .singleElement()
                .satisfies(sweep -> assertThat(sweep.of(List.of(keys))).containsExactly(keys));
    }

    @Test
    void deliver_oneSelection_isSweptByItsOwnPattern() {
        pending.add(SPACE.matching("a*b"));
        pending.deliver(shard);
        assertThat(shard.swept).containsExactly(SPACE.matching("a*b"));
    }

    @Test
    void deliver_sweepFails_keepsTheSelectionsAndNotTheKeysThatWereTaken() {
        pending.addKey(KEY);
        pending.add(SPACE.matching("x*"));
        shard.isSweepRefused = true;
        assertThatExceptionOfType(CacheUnavailableException.class)
                .isThrownBy(() -> pending.deliver(shard))
                .withCauseInstanceOf(CacheUnavailableException.class);
        assertThat(pending.size()).isEqualTo(1);
        assertThat(pending.concerns(KEY)).isFalse();
        assertThat(pending.concerns(SPACE.valueKey("x1"))).isTrue();
        shard.isSweepRefused = false;
        pending.deliver(shard);
        assertThat(pending.isEmpty()).isTrue();
        assertThat(pending.concerns(SPACE.valueKey("x1"))).isFalse();
    }

    @Test
    void deliver_everythingFails_isKept() {
        pending.add(SPACE.allVersions());
        shard.isSweepRefused = true;
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> pending.deliver(shard));
        assertThat(pending.size()).isEqualTo(1);
        assertThat(pending.concerns(KEY)).isTrue();
    }

    @Test
    void concerns_whileOnTheirWay_thoseAndThoseThatAreAddedMeanwhile() {
        PhysicalKey swept = SPACE.valueKey("x1");
        PhysicalKey sweptLater = SPACE.valueKey("y1");
        PhysicalKey later = SPACE.valueKey("later");
        pending.addKey(KEY);
        pending.add(SPACE.matching("x*"));
        shard.meanwhile.add(() -> {
            assertConcerned(KEY, swept);
            assertThat(pending.concerns(later)).isFalse();
        });
        shard.meanwhile.add(() -> {
            pending.add(SPACE.matching("y?"));
            assertConcerned(KEY, swept, sweptLater);
            throw new CacheUnavailableException("down", null);
        });
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> pending.deliver(shard));
        assertThat(pending.size()).isEqualTo(1);
        assertConcerned(KEY, swept, sweptLater);
    }

    private void assertConcerned(PhysicalKey... keys) {
        assertThat(keys).allMatch(pending::concerns);
        assertThat(pending.isEmpty()).isFalse();
    }

    @Test
    void addKey_ofAClearedVersion_isKeptOnlyOnceTheClearIsOnItsWay() {
        pending.add(SPACE.matching("*"));
        pending.addKey(KEY);
        pending.add(SPACE.matching("a*"));
        assertThat(pending.size()).isEqualTo(1);
        shard.meanwhile.add(() -> pending.addKey(KEY));
        pending.deliver(shard);
        assertThat(shard.sent).containsExactly("remove", "UNLINK");
    }

    @Test
    void add_wholeCache_takesThePlaceOfAllOthers() {
        pending.addKey(KEY);
        pending.add(SPACE.matching("a*"));
        assertThat(pending.add(SPACE.allVersions())).isFalse();
        pending.addKey(SPACE.valueKey("other"));
        assertThat(pending.size()).isEqualTo(1);
        pending.deliver(shard);
        assertThat(shard.swept).containsExactly(SPACE.allVersions());
        assertThat(shard.sent).containsExactly("remove");
    }

    /** Thousands of readers must not wait for one another, nor for whoever adds. */
    @Test
    void concerns_lockIsHeld_answersAllTheSame() throws Exception {
        pending.addKey(KEY);
        synchronized (pending) {
            CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(() -> pending.concerns(KEY));
            assertThat(answer.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** It is queued, on its way, refused, merged with others and taken again: at no moment it seems to be free. */
    @Test
    void concerns_queuedTakenRefusedAndMergedAllTheTime_isNeverFalse() throws Exception {
        PhysicalKey swept = SPACE.valueKey("x1");
        PendingInvalidations busy = new PendingInvalidations(SPACE.allVersions(), 1000);
        busy.addKey(KEY);
        busy.add(SPACE.matching("*1"));
        CountDownLatch reading = new CountDownLatch(1);
        AtomicBoolean isEnd = new AtomicBoolean();
        CompletableFuture<Boolean> always = CompletableFuture.supplyAsync(() -> {
            boolean isConcerned = true;
            while (isConcerned && !isEnd.get()) {
                isConcerned = !busy.isEmpty() && busy.concerns(KEY) && busy.concerns(swept);
                reading.countDown();
            }
            return isConcerned;
        });
        assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 20_000; i++) {
            Recorder down = new Recorder();
            int round = i;
            down.meanwhile.add(() -> {
                busy.addKey(SPACE.valueKey("other" + round % 30));
                throw new CacheUnavailableException("down", null);
            });
            assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> busy.deliver(down));
        }
        isEnd.set(true);
        assertThat(always.get(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Notes what is sent, and lets the test act while it is on its way. */
    private static final class Recorder extends FakeStore {

        private final List<String> sent = new ArrayList<>();
        private final List<KeySelection> swept = new ArrayList<>();
        private final Deque<Runnable> meanwhile = new ArrayDeque<>();
        private boolean isSweepRefused;

        @Override
        public <T> Exchange<T> begin(List<KeyCommand<T>> commands) {
            commands.forEach(command -> note(command.toString()));
            return super.begin(commands);
        }

        @Override
        public Removal remove(KeySelection keys) {
            swept.add(keys);
            note("remove");
            return isSweepRefused ? Removal.failed(0, new CacheUnavailableException("down", null)) : super.remove(keys);
        }

        private void note(String what) {
            sent.add(what);
            if (!meanwhile.isEmpty()) {
                meanwhile.poll().run();
            }
        }
    }
}
