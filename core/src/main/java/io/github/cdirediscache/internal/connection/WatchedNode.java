package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.ForwardingNode;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeWatch;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.Unforeseen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node that reports to a watch how each command went. What the client library throws without saying so in its
 * documentation leaves it as a failure of the server, like any other.
 */
final class WatchedNode extends ForwardingNode {

    private final NodeWatch watch;

    WatchedNode(Node node, NodeWatch watch) {
        super(node);
        this.watch = watch;
    }

    @Override
    public <T> @Nullable T send(Command<T> command) {
        try {
            T answer = node.send(command);
            watch.answered(command);
            return answer;
        } catch (RuntimeException failure) {
            CacheException known = Unforeseen.asCacheException(node.location(), failure);
            watch.failed(command, known);
            throw known;
        }
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        Exchange<T> exchange;
        try {
            exchange = node.begin(commands);
        } catch (RuntimeException unforeseen) {
            exchange = Exchange.failed(Unforeseen.asCacheException(node.location(), unforeseen), commands.size());
        }
        Exchange<T> begun = exchange;
        return () -> finish(begun, commands);
    }

    private <T> List<Reply<T>> finish(Exchange<T> begun, List<? extends Command<T>> commands) {
        List<Reply<T>> replies;
        try {
            replies = begun.finish();
        } catch (RuntimeException unforeseen) {
            replies = Exchange.<T>failed(Unforeseen.asCacheException(node.location(), unforeseen), commands.size())
                    .finish();
        }
        for (int i = 0; i < replies.size(); i++) {
            CacheException failure = replies.get(i).failure();
            if (failure == null) {
                watch.answered(commands.get(i));
            } else {
                watch.failed(commands.get(i), failure);
            }
        }
        return replies;
    }
}
