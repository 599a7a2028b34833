package io.github.cdirediscache.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.KeysCommand;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A single server that turns out to be a node of a cluster. */
class UndeclaredClusterTest {

    private static final PhysicalKey KEY = new PhysicalKey(FakeNode.bytes("k"));
    private static final PhysicalKey OTHER = new PhysicalKey(FakeNode.bytes("other"));

    private final FakeNode node = new FakeNode("node");
    private final FakeNode whole = new FakeNode("whole");
    private final List<String> told = new ArrayList<>();
    private final UndeclaredCluster shard =
            new UndeclaredCluster(new SingleServer(node), () -> new SingleServer(whole), () -> told.add("found"));

    UndeclaredClusterTest() {
        node.behaves(command -> {
            if (command instanceof KeysCommand) {
                throw new UnexpectedErrorException(
                        "refused: CROSSSLOT Keys in request don't hash to the same slot", null);
            }
            throw new RedirectedException("elsewhere", null, Location.tcp("b", 1), false);
        });
        whole.behaves(command -> 1L);
    }

    @Test
    void valueOfAnotherNode_isNeitherReadNorWritten() {
        assertThatExceptionOfType(RedirectedException.class).isThrownBy(() -> shard.send(KeyCommand.get(KEY)));
        assertThat(shard.sendAll(List.of(KeyCommand.set(KEY, new byte[] {1}, null)))
                        .get(0)
                        .failure())
                .isInstanceOf(RedirectedException.class);
        assertThat(whole.all()).isEmpty();
        assertThat(told).containsExactly("found");
    }

    @Test
    void removal_goesToTheNodeThatHoldsTheKey() {
        assertThat(shard.send(KeyCommand.unlink(KEY))).isEqualTo(1);
        assertThat(shard.sendAll(List.of(KeyCommand.unlink(KEY)))).containsExactly(Reply.of(1L));
        assertThat(shard.send(KeysCommand.unlink(List.of(KEY, OTHER)))).isEqualTo(1);
        assertThat(whole.all()).containsExactly("UNLINK", "UNLINK", "UNLINK");
    }

    @Test
    void severalKeysAtOnce_areReadOneByOne() {
        node.behaves(command -> {
            if (command instanceof KeysCommand) {
                throw new UnexpectedErrorException(
                        "refused: CROSSSLOT Keys in request don't hash to the same slot", null);
            }
            return FakeNode.bytes("v");
        });
        assertThat(shard.send(KeysCommand.get(List.of(KEY, OTHER))))
                .hasSize(2)
                .allMatch(reply -> reply.failure() == null);
        assertThat(shard.masters()).containsExactly(whole);
    }

    @Test
    void otherErrors_areNoSign() {
        node.behaves(command -> {
            throw new UnexpectedErrorException("ERR unknown", null);
        });
        assertThatExceptionOfType(UnexpectedErrorException.class).isThrownBy(() -> shard.send(KeyCommand.get(KEY)));
        assertThat(told).isEmpty();
        assertThat(shard.masters()).containsExactly(node);
        shard.close();
        assertThat(node.isClosed()).isTrue();
        assertThat(whole.isClosed()).isFalse();
    }
}
