package io.github.cdirediscache.topology;

import io.github.cdirediscache.connection.Node;
import java.util.List;

/** One server for all keys. */
record SingleTopology(Node node) implements Topology {

    @Override
    public Node reader(byte[] key) {
        return node;
    }

    @Override
    public Node writer(byte[] key) {
        return node;
    }

    @Override
    public List<Node> masters() {
        return List.of(node);
    }
}
