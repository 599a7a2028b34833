package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.ForwardingNode;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeClosedException;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NodeListener;
import io.github.cdirediscache.internal.wire.NotAdmittedException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node with a circuit breaker: after several failures in a row it is not asked for a while. */
final class GuardedNode extends ForwardingNode {

    private final Breaker breaker;
    private final NodeListener listener;

    GuardedNode(Node node, Breaker breaker, NodeListener listener) {
        super(node);
        this.breaker = breaker;
        this.listener = listener;
    }

    @Override
    public <T> @Nullable T send(Command<T> command) {
        if (!breaker.mayTry()) {
            throw new NodeSkippedException(node.location());
        }
        try {
            T answer = node.send(command);
            breaker.succeeded();
            return answer;
        } catch (CacheException failure) {
            judge(failure);
            throw failure;
        }
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        if (!breaker.mayTry()) {
            return Exchange.failed(new NodeSkippedException(node.location()), commands.size());
        }
        Exchange<T> exchange = node.begin(commands);
        return () -> {
            List<Reply<T>> replies = exchange.finish();
            judge(replies);
            return replies;
        };
    }

    /** One exchange counts once, however many of its commands failed. One without commands says nothing. */
    private <T> void judge(List<Reply<T>> replies) {
        boolean wasAsked = !replies.isEmpty();
        for (Reply<T> reply : replies) {
            CacheException failure = reply.failure();
            if (failure instanceof NodeDownException) {
                judge(failure);
                return;
            }
            wasAsked &= !(failure instanceof NotAskedException);
        }
        if (wasAsked) {
            breaker.succeeded();
        }
    }

    /** Reports a failure to the breaker, unless the command was not sent, or another caller reports it. */
    private void judge(CacheException failure) {
        if (failure instanceof NotAskedException
                || failure instanceof NodeClosedException
                || failure instanceof SharedDownException) {
            return;
        }
        if (!(failure instanceof NodeDownException down) || failure instanceof NotAdmittedException) {
            breaker.succeeded();
        } else if (breaker.failed()) {
            listener.down(node.location(), down);
        }
    }

    /**
     * Thrown without asking the server. It has no stack trace, since that is the most expensive part of an exception.
     */
    private static final class NodeSkippedException extends NodeDownException {

        private static final long serialVersionUID = 1;

        NodeSkippedException(String location) {
            super(location + " is not asked for the moment, after several failures in a row (breaker.*)", null);
        }

        @Override
        public boolean mayHaveBeenSent() {
            return false;
        }

        @Override
        public boolean wasAsked() {
            return false;
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
