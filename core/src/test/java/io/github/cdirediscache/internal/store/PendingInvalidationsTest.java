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

    /** Notes what is sent, and lets the test act while it is on its way. */
    private static final class Recorder extends FakeStore {

        private final List<String> sent = new ArrayList<>();
        private final Deque<Runnable> meanwhile = new ArrayDeque<>();

        @Override
        public <T> Exchange<T> begin(List<KeyCommand<T>> commands) {
            commands.forEach(command -> note(command.toString()));
            return super.begin(commands);
        }

        @Override
        public Removal remove(KeySelection keys) {
            note("remove");
            return super.remove(keys);
        }

        private void note(String what) {
            sent.add(what);
            if (!meanwhile.isEmpty()) {
                meanwhile.poll().run();
            }
        }
    }
}
