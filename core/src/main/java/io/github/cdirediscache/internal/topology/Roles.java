package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.internal.wire.Node;
import java.util.List;

/**
 * Which of several servers is the master.
 *
 * @param master the master
 * @param replicas the others that may be read
 * @param rivals others that report to be masters, which are not used
 * @param silent others that did not answer, which are not read until they do
 */
record Roles(Node master, List<Node> replicas, List<Node> rivals, List<Node> silent) {

    Roles {
        replicas = List.copyOf(replicas);
        rivals = List.copyOf(rivals);
        silent = List.copyOf(silent);
    }

    Roles(Node master, List<Node> replicas) {
        this(master, replicas, List.of(), List.of());
    }
}
