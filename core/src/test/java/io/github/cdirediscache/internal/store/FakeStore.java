package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shard in memory, where every command is answered with 1 or OK, every key is there and none is found. */
class FakeStore implements EntryStore {

    @Override
    public <T> @Nullable T send(KeyCommand<T> command) {
        return switch (command.verb()) {
            case GET -> null;
            case SET -> command.decode(new byte[] {'O', 'K'});
            default -> command.decode(1L);
        };
    }

    @Override
    public byte @Nullable [] get(PhysicalKey key) {
        return send(KeyCommand.get(key));
    }

    @Override
    public <T> Exchange<T> begin(List<KeyCommand<T>> commands) {
        List<Reply<T>> replies = new ArrayList<>();
        commands.forEach(command -> replies.add(Reply.by(() -> send(command))));
        return () -> replies;
    }

    @Override
    public Exchange<byte[]> beginGet(List<PhysicalKey> keys) {
        return begin(keys.stream().map(KeyCommand::get).toList());
    }

    @Override
    public Removal remove(KeySelection keys) {
        return new Removal(1, List.of());
    }

    @Override
    public List<EntryStore> shards() {
        return List.of(this);
    }

    @Override
    public List<Scan> scans(KeyPattern pattern) {
        return List.of();
    }

    @Override
    public Object placeOf(PhysicalKey key) {
        return this;
    }

    @Override
    public long pendingInvalidations() {
        return 0;
    }

    @Override
    public String toString() {
        return "a fake";
    }
}
