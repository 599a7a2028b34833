package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.RequestObserver;
import io.github.cdirediscache.cache.RequestObserver.Observation;
import io.github.cdirediscache.cache.RequestObserver.Sent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server whose every exchange is told to an observer. */
final class ObservedNode implements Node {

    private final Node node;
    private final int database;
    private final RequestObserver observer;

    ObservedNode(Node node, int database, RequestObserver observer) {
        this.node = node;
        this.database = database;
        this.observer = observer;
    }

    @Override
    public String location() {
        return node.location();
    }

    @Override
    public @Nullable Object send(Request request) {
        Observation observation = observer.begin(new Sent(node.location(), database, request.name(), 1));
        try {
            Object answer = node.send(request);
            observation.end(null);
            return answer;
        } catch (RuntimeException failure) {
            observation.end(failure);
            throw failure;
        }
    }

    @Override
    public List<@Nullable Object> sendAll(List<Request> requests) {
        return finish(() -> node.sendAll(requests), begun(requests));
    }

    @Override
    public Exchange begin(List<Request> requests) {
        Observation observation = begun(requests);
        Exchange exchange = node.begin(requests);
        return () -> finish(exchange, observation);
    }

    private Observation begun(List<Request> requests) {
        return observer.begin(new Sent(node.location(), database, operation(requests), requests.size()));
    }

    private static List<@Nullable Object> finish(Exchange exchange, Observation observation) {
        try {
            List<@Nullable Object> answers = exchange.finish();
            observation.end(null);
            return answers;
        } catch (RuntimeException failure) {
            observation.end(failure);
            throw failure;
        }
    }

    private static String operation(List<Request> requests) {
        List<String> names = requests.stream().map(Request::name).distinct().toList();
        if (requests.size() == 1) {
            return names.get(0);
        }
        return names.size() == 1 ? "PIPELINE " + names.get(0) : "PIPELINE";
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
