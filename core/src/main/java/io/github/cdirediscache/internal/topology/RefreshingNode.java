package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One server of several. When it is down, the topology is read again, so that the next caller finds its replacement.
 */
record RefreshingNode(Node node, Runnable refresh) implements Node {

    @Override
    public String location() {
        return node.location();
    }

    @Override
    public <T> @Nullable T send(Command<T> command) {
        try {
            return node.send(command);
        } catch (NodeDownException down) {
            refresh.run();
            throw down;
        }
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        Exchange<T> exchange = node.begin(commands);
        return () -> {
            List<Reply<T>> replies = exchange.finish();
            if (replies.stream().anyMatch(reply -> reply.failure() instanceof NodeDownException)) {
                refresh.run();
            }
            return replies;
        };
    }

    @Override
    public void renew() {
        node.renew();
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
