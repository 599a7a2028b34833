package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shard of one server. */
record SingleServer(Node node) implements Shard {

    @Override
    public String location() {
        return node.location();
    }

    @Override
    public <T> @Nullable T send(Command<T> command) {
        return node.send(command);
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        return node.begin(commands);
    }

    @Override
    public List<Node> masters() {
        return List.of(node);
    }

    @Override
    public Object layout() {
        return node;
    }

    @Override
    public List<Member> members() {
        return List.of(new Member(node, ServerRole.MASTER));
    }

    @Override
    public void close() {
        node.close();
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
