package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.NodeDownException;
import io.github.cdirediscache.internal.connection.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One server of several. When it is down, the others are asked who does its work now, so that the next caller knows. */
record Watched(Node node, Runnable onDown) implements Node {

    @Override
    public String location() {
        return node.location();
    }

    @Override
    public @Nullable Object send(Request request) {
        try {
            return node.send(request);
        } catch (NodeDownException down) {
            onDown.run();
            throw down;
        }
    }

    @Override
    public List<@Nullable Object> sendAll(List<Request> requests) {
        try {
            return node.sendAll(requests);
        } catch (NodeDownException down) {
            onDown.run();
            throw down;
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
}
