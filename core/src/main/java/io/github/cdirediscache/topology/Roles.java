package io.github.cdirediscache.topology;

import io.github.cdirediscache.connection.Node;
import java.util.List;

/** Which of several servers is the master. */
record Roles(Node master, List<Node> replicas) {

    Roles {
        replicas = List.copyOf(replicas);
    }
}
