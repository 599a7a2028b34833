package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.ForwardingNode;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One server of several. When it is down, the topology is read again, so that the next caller finds its replacement.
 */
final class RefreshingNode extends ForwardingNode {

    private final Consumer<Findings> refresh;

    RefreshingNode(Node node, Consumer<Findings> refresh) {
        super(node);
        this.refresh = refresh;
    }

    @Override
    public <T> @Nullable T send(Command<T> command) {
        try {
            return node.send(command);
        } catch (NodeDownException down) {
            refreshAfter(down);
            throw down;
        }
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        Exchange<T> exchange = node.begin(commands);
        return () -> {
            List<Reply<T>> replies = exchange.finish();
            replies.stream()
                    .flatMap(reply -> Stream.ofNullable(reply.failure()))
                    .filter(failure -> failure instanceof NodeDownException)
                    .findFirst()
                    .ifPresent(this::refreshAfter);
            return replies;
        };
    }

    private void refreshAfter(CacheException down) {
        Findings findings = new Findings();
        findings.add(node, down);
        refresh.accept(findings);
    }
}
