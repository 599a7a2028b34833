package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.internal.wire.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of several servers is the master.
 *
 * @param master the master
 * @param replicas the others that may be read
 * @param rivals others that report to be masters, which are not used
 * @param silent others that did not answer, which are not read until they do
 * @param failovers how often another server has become the master
 */
record Roles(Node master, List<Node> replicas, List<Node> rivals, List<Node> silent, int failovers) {

    Roles {
        replicas = List.copyOf(replicas);
        rivals = List.copyOf(rivals);
        silent = List.copyOf(silent);
    }

    Roles(Node master, List<Node> replicas) {
        this(master, replicas, List.of(), List.of());
    }

    Roles(Node master, List<Node> replicas, List<Node> rivals, List<Node> silent) {
        this(master, replicas, rivals, silent, 0);
    }

    /** The same after what was known before. */
    Roles after(@Nullable Roles before) {
        if (before == null) {
            return this;
        }
        int all = before.failovers() + (isMasterOf(before) ? 0 : 1);
        return new Roles(master, replicas, rivals, silent, all);
    }

    /** Whether both have the same master. */
    boolean isMasterOf(Roles other) {
        return master == other.master;
    }
}
