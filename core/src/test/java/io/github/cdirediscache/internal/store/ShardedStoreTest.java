package io.github.cdirediscache.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.topology.Exchanges;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which shard gets what, and what becomes of the whole if one shard fails. */
class ShardedStoreTest {

    private static final KeySpace SPACE = new KeySpace("p", 1);

    private final Noting first = new Noting();
    private final Noting second = new Noting();
    private final ShardedStore store = new ShardedStore(
            ShardedStoreTest::shardOf, List.of(first, second), new Exchanges(Time.system(), Runnable::run));

    /** Keys with an even number are in the first shard. */
    private static int shardOf(PhysicalKey key) {
        byte[] bytes = key.bytes();
        return (bytes[bytes.length - 1] - '0') % 2;
    }

    private static List<PhysicalKey> keys(String... names) {
        return Stream.of(names).map(SPACE::valueKey).toList();
    }

    private static List<KeyCommand<Long>> unlink(String... names) {
        return keys(names).stream().map(KeyCommand::unlink).toList();
    }

    @Test
    void begin_keysOfBothShards_repliesAreInTheOrderOfTheCommands() {
        second.failure = new CacheUnavailableException("down", null);

        List<Reply<Long>> replies = store.sendAll(unlink("k3", "k0", "k1", "k2"));

        assertThat(replies.get(0).failure()).isSameAs(second.failure);
        assertThat(replies.get(1)).isEqualTo(Reply.of(1L));
        assertThat(replies.get(2).failure()).isSameAs(second.failure);
        assertThat(replies.get(3)).isEqualTo(Reply.of(1L));
        assertThat(first.sent).containsExactly("p:1:k0", "p:1:k2");
        assertThat(second.sent).containsExactly("p:1:k3", "p:1:k1");
    }

    @Test
    void placeOf_keysOfBothShards_isTheShard() {
        assertThat(store.placeOf(SPACE.valueKey("k0"))).isEqualTo(first).isEqualTo(store.placeOf(SPACE.valueKey("k2")));
        assertThat(store.placeOf(SPACE.valueKey("k1"))).isEqualTo(second);
    }

    @Test
    void begin_keysOfOneShard_theOtherOneIsNotAsked() {
        store.sendAll(unlink("k0"));
        store.beginGet(keys("k2")).finish();
        assertThat(second.exchanges).isZero();
        assertThat(store.beginGet(List.of()).finish()).isEmpty();
        assertThat(first.exchanges).isEqualTo(2);
    }

    @Test
    void begin_oneShardBreaks_theOtherOnesAnswersAreReadAllTheSame() {
        first.isBroken = true;
        assertThatIllegalStateException().isThrownBy(() -> store.sendAll(unlink("k0", "k1")));
        assertThat(second.finished).isEqualTo(1);
    }

    @Test
    void remove_oneShardFails_theOthersAreCountedAndTheFailureIsTold() {
        second.failure = new CacheUnavailableException("down", null);
        assertThat(store.remove(SPACE.matching("*"))).isEqualTo(new Removal(1, List.of(second.failure)));
    }

    /** A shard that notes what it is sent. */
    private static final class Noting extends FakeStore {

        private final List<String> sent = new ArrayList<>();
        private @Nullable CacheUnavailableException failure;
        private boolean isBroken;
        private int exchanges;
        private int finished;

        @Override
        public <T> @Nullable T send(KeyCommand<T> command) {
            sent.add(command.key().toString());
            if (failure != null) {
                throw failure;
            }
            return super.send(command);
        }

        @Override
        public <T> Exchange<T> begin(List<KeyCommand<T>> commands) {
            exchanges++;
            Exchange<T> exchange = super.begin(commands);
            return () -> {
                finished++;
                if (isBroken) {
                    throw new IllegalStateException("broken");
                }
                return exchange.finish();
            };
        }

        @Override
        public Removal remove(KeySelection keys) {
            return failure == null ? super.remove(keys) : Removal.failed(0, failure);
        }
    }
}
