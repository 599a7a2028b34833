package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.RequestObserver;
import io.github.cdirediscache.cache.RequestObserver.Observation;
import io.github.cdirediscache.cache.RequestObserver.Sent;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.ForwardingNode;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node that reports every exchange to an observer. */
final class ObservedNode extends ForwardingNode {

    private final int database;
    private final RequestObserver observer;

    ObservedNode(Node node, int database, RequestObserver observer) {
        super(node);
        this.database = database;
        this.observer = observer;
    }

    @Override
    public <T> @Nullable T send(Command<T> command) {
        Observation observation = observer.begin(
                new Sent(node.location(), database, command.verb().name(), 1));
        try {
            T answer = node.send(command);
            observation.end(null);
            return answer;
        } catch (RuntimeException failure) {
            observation.end(failure);
            throw failure;
        }
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        Observation observation =
                observer.begin(new Sent(node.location(), database, operation(commands), commands.size()));
        Exchange<T> exchange = node.begin(commands);
        return () -> {
            try {
                List<Reply<T>> replies = exchange.finish();
                observation.end(failure(replies));
                return replies;
            } catch (RuntimeException broken) {
                observation.end(broken);
                throw broken;
            }
        };
    }

    /** Why the server did not answer all of it, if it did not. An error that it answered with is an answer. */
    private static <T> @Nullable CacheUnavailableException failure(List<Reply<T>> replies) {
        for (Reply<T> reply : replies) {
            if (reply.failure() instanceof CacheUnavailableException failure
                    && (failure instanceof NodeDownException || failure instanceof NotAskedException)) {
                return failure;
            }
        }
        return null;
    }

    private static String operation(List<? extends Command<?>> commands) {
        List<String> names = commands.stream()
                .map(command -> command.verb().name())
                .distinct()
                .toList();
        if (commands.size() == 1) {
            return names.get(0);
        }
        return names.size() == 1 ? "PIPELINE " + names.get(0) : "PIPELINE";
    }
}
