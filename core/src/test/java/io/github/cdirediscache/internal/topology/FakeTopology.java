package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.internal.wire.Node;
import java.util.List;

/** Topologies of a test's own servers. */
public final class FakeTopology {

    private FakeTopology() {}

    public static Topology of(Node node) {
        return new Topology(List.of(new Topology.NamedShard("", new SingleServer(node))), Ring.ofOne());
    }
}
