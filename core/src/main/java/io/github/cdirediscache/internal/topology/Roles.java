package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.internal.wire.Node;
import java.util.List;

/** Which of several servers is the master. */
record Roles(Node master, List<Node> replicas) {

    Roles {
        replicas = List.copyOf(replicas);
    }
}
