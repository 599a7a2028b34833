package io.github.cdirediscache.connection;

import io.github.cdirediscache.cache.CacheUnavailableException;
import java.util.List;
import java.util.function.Supplier;
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
        return guarded(() -> node.send(request));
    }

    @Override
    public List<@Nullable Object> sendAll(List<Request> requests) {
        return guarded(() -> node.sendAll(requests));
    }

    private <T extends @Nullable Object> T guarded(Supplier<T> exchange) {
        if (!breaker.mayTry()) {
            throw new NodeSkippedException(node.location());
        }
        try {
            T answer = exchange.get();
            answered();
            return answer;
        } catch (NodeDownException down) {
            if (breaker.failed()) {
                listener.down(node.location(), down);
            }
            throw down;
        } catch (NotAskedException unknown) {
            throw unknown;
        } catch (RedisErrorException | CacheUnavailableException answered) {
            answered();
            throw answered;
        }
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
    private static final class NodeSkippedException extends CacheUnavailableException {

        private static final long serialVersionUID = 1;

        NodeSkippedException(String location) {
            super(location + " is not asked for the moment, after several failures in a row (breaker.*)", null);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
