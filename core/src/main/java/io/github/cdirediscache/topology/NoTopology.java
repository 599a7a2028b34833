package io.github.cdirediscache.topology;

import io.github.cdirediscache.connection.Node;
import java.util.List;

/** No server. */
record NoTopology() implements Topology {

    @Override
    public Node reader(byte[] key) {
        throw new IllegalStateException("this cache has no server");
    }

    @Override
    public Node writer(byte[] key) {
        throw new IllegalStateException("this cache has no server");
    }

    @Override
    public List<Node> masters() {
        return List.of();
    }
}
