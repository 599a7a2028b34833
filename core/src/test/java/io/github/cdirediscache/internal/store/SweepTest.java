package io.github.cdirediscache.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.topology.Shard;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import io.github.cdirediscache.internal.wire.Verb;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A removal that goes through the keys of a shard. */
class SweepTest {

    private static final KeySpace SPACE = new KeySpace("p", 1);

    private final ScannedShard shard = new ScannedShard();
    private final ShardStore store = new ShardStore(shard, Runnable::run);

    private Removal remove(KeySelection keys) {
        return store.remove(keys);
    }

    @Test
    void remove_severalPages_areAllRemoved() {
        shard.pages.add(List.of("7", "p:1:a", "p:1:b"));
        shard.pages.add(List.of("9"));
        shard.pages.add(List.of("0", "p:1:c"));
        assertThat(remove(SPACE.matching("*"))).isEqualTo(new Removal(3, List.of()));
        assertThat(shard.unlinked).containsExactly("p:1:a", "p:1:b", "p:1:c");
    }

    @Test
    void remove_patternMatchesMoreThanIsMeant_leavesTheRest() {
        shard.pages.add(List.of("0", "p:1:a", "p:1#lock:a", "p:2:b", "p:x:c"));
        assertThat(remove(SPACE.allVersions()).removed()).isEqualTo(2);
        assertThat(shard.unlinked).containsExactly("p:1:a", "p:2:b");
    }

    /** Such as one that answers another command. */
    @Test
    void remove_serverFindsKeysOfAnotherCache_leavesThem() {
        shard.pages.add(List.of("0", "p:1:a", "q:1:b", "p:12:c", "p:1#lock:d", "p:1:", ""));
        assertThat(remove(SPACE.matching("*")).removed()).isEqualTo(1);
        assertThat(shard.unlinked).containsExactly("p:1:a");
    }

    @Test
    void remove_connectionsAreLostMeanwhile_beginsAnew() {
        shard.epochs.addAll(List.of(0, 0, 0, 1));
        shard.pages.add(List.of("7", "p:1:a"));
        shard.pages.add(List.of("9", "p:1:b"));
        shard.pages.add(List.of("7", "p:1:c"));
        shard.pages.add(List.of("0", "p:1:d"));
        assertThat(remove(SPACE.matching("*"))).isEqualTo(new Removal(4, List.of()));
        assertThat(shard.cursors).containsExactly("0", "7", "0", "7");
    }

    @Test
    void remove_connectionsAreLostAfterTheLastPage_beginsAnew() {
        shard.epochs.addAll(List.of(0, 0, 1));
        shard.pages.add(List.of("0", "p:1:a"));
        shard.pages.add(List.of("0", "p:1:b"));
        assertThat(remove(SPACE.matching("*"))).isEqualTo(new Removal(2, List.of()));
    }

    @Test
    void remove_connectionsAreLostAllTheTime_isAFailure() {
        for (int i = 0; i < 9; i++) {
            shard.epochs.add(i);
            shard.pages.add(List.of("7", "p:1:" + i));
        }
        Removal removal = remove(SPACE.matching("*"));
        assertThat(removal.removed()).isEqualTo(5);
        assertThat(removal.failures()).singleElement().asString().contains("kept breaking");
    }

    @Test
    void remove_cursorThatStays_isAFailure() {
        for (int i = 0; i < 9; i++) {
            shard.pages.add(List.of("7", "p:1:" + i));
        }
        Removal removal = remove(SPACE.matching("*"));
        assertThat(removal.removed()).isEqualTo(1);
        assertThat(removal.failures()).singleElement().asString().contains("same page");
    }

    @Test
    void remove_slotsMoveMeanwhile_beginsAnew() {
        shard.layouts.addAll(List.of("one", "two", "two", "two"));
        shard.pages.add(List.of("0", "p:1:a"));
        shard.pages.add(List.of("0", "p:1:b"));
        assertThat(remove(SPACE.matching("*"))).isEqualTo(new Removal(2, List.of()));
    }

    @Test
    void remove_slotsMoveAllTheTime_givesUp() {
        for (int i = 0; i < 6; i++) {
            shard.layouts.add("layout " + i);
            shard.pages.add(List.of("0", "p:1:a"));
        }
        Removal removal = remove(SPACE.matching("*"));
        assertThat(removal.removed()).isEqualTo(3);
        assertThat(removal.failures())
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure).hasMessage("slots of shard kept moving; gave up after 3 scans"));
    }

    @Test
    void remove_someKeysHaveNoServer_removesTheOthersAndIsAFailure() {
        shard.pages.add(List.of("0", "p:1:a"));
        shard.incomplete = new CacheUnavailableException("7 slots have no server", null);
        Removal removal = remove(SPACE.matching("*"));
        assertThat(removal.removed()).isEqualTo(1);
        assertThat(removal.failures()).containsExactly(shard.incomplete);
    }

    @Test
    void remove_errorThatNobodyExpects_isAFailureLikeAnyOther() {
        shard.pages.add(List.of("7", "p:1:a"));
        shard.failure = new UnexpectedErrorException("ERR unknown command 'UNLINK'", null);
        Removal removal = remove(SPACE.matching("*"));
        assertThat(removal.removed()).isZero();
        assertThat(removal.failures()).containsExactly(new UnexpectedErrorException[] {shard.failure});
    }

    @Test
    void beginGet_nothing_asksNobody() {
        assertThat(store.beginGet(List.of()).finish()).isEmpty();
        assertThat(shard.asked).isZero();
    }

    /** A shard of one server, with pages of keys for the scans. */
    private static final class ScannedShard implements Shard, Node {

        private final Deque<List<String>> pages = new ArrayDeque<>();
        private final Deque<String> layouts = new ArrayDeque<>();
        private final Deque<Integer> epochs = new ArrayDeque<>();
        private final List<String> cursors = new ArrayList<>();
        private final List<String> unlinked = new ArrayList<>();
        private @Nullable UnexpectedErrorException failure;
        private @Nullable CacheUnavailableException incomplete;
        private int asked;

        @Override
        public <T> @Nullable T send(Command<T> command) {
            asked++;
            if (command.verb() == Verb.SCAN) {
                List<String> arguments = new ArrayList<>();
                command.arguments(each -> arguments.add(new String(each, StandardCharsets.UTF_8)));
                cursors.add(arguments.get(0));
                List<String> page = pages.remove();
                return command.decode(List.of(
                        page.get(0).getBytes(StandardCharsets.UTF_8),
                        page.stream()
                                .skip(1)
                                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                                .toList()));
            }
            if (failure != null) {
                throw failure;
            }
            int before = unlinked.size();
            command.arguments(key -> unlinked.add(new String(key, StandardCharsets.UTF_8)));
            return command.decode((long) unlinked.size() - before);
        }

        @Override
        public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
            List<Reply<T>> replies = new ArrayList<>();
            for (Command<T> command : commands) {
                try {
                    replies.add(Reply.of(send(command)));
                } catch (CacheException failed) {
                    replies.add(Reply.failed(failed));
                }
            }
            return () -> replies;
        }

        @Override
        public List<Node> masters() {
            return List.of(this);
        }

        @Override
        public Object layout() {
            return layouts.isEmpty() ? "same" : layouts.remove();
        }

        /** The last one stays. */
        @Override
        public int epoch() {
            return epochs.isEmpty() ? 0 : epochs.size() == 1 ? epochs.element() : epochs.remove();
        }

        @Override
        public void checkComplete() {
            if (incomplete != null) {
                throw incomplete;
            }
        }

        @Override
        public List<Member> members() {
            return List.of();
        }

        @Override
        public String location() {
            return "shard";
        }

        @Override
        public void renew() {}

        @Override
        public void close() {}
    }
}
