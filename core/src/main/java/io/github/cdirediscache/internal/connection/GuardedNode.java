package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node that is left alone for a while after several failures in a row. */
final class GuardedNode implements Node {

    private final Node node;
    private final Breaker breaker;
    private final NodeListener listener;

    GuardedNode(Node node, Breaker breaker, NodeListener listener) {
        this.node = node;
        this.breaker = breaker;
        this.listener = listener;
    }

    @Override
    public String location() {
        return node.location();
    }

    @Override
    public @Nullable Object send(Request request) {
        checkMayTry();
        try {
            Object answer = node.send(request);
            answered();
            return answer;
        } catch (CacheException failure) {
            throw judged(failure);
        }
    }

    @Override
    public List<@Nullable Object> sendAll(List<Request> requests) {
        checkMayTry();
        return finish(() -> node.sendAll(requests));
    }

    @Override
    public Exchange begin(List<Request> requests) {
        if (!breaker.mayTry()) {
            return () -> {
                throw new NodeSkippedException(node.location());
            };
        }
        Exchange exchange = node.begin(requests);
        return () -> finish(exchange);
    }

    private List<@Nullable Object> finish(Exchange exchange) {
        try {
            List<@Nullable Object> answers = exchange.finish();
            answered();
            return answers;
        } catch (CacheException failure) {
            throw judged(failure);
        }
    }

    private void checkMayTry() {
        if (!breaker.mayTry()) {
            throw new NodeSkippedException(node.location());
        }
    }

    /** Tells the breaker what a failure says about the server; one that was not asked, nothing. */
    private CacheException judged(CacheException failure) {
        if (failure instanceof NotAskedException || failure instanceof NodeClosedException) {
            return failure;
        }
        if (!(failure instanceof NodeDownException down)) {
            answered();
        } else if (breaker.failed()) {
            listener.down(node.location(), down);
        }
        return failure;
    }

    private void answered() {
        if (breaker.succeeded()) {
            listener.up(node.location());
        }
    }

    @Override
    public void close() {
        node.close();
    }

    @Override
    public String toString() {
        return node.toString();
    }

    /** Thrown without asking the server; it costs no stack trace, since that is most of what throwing costs. */
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
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
