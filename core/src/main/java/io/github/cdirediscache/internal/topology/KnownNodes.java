package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.ServerAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Nodes by the addresses that other servers report. Each is opened once, with the credentials and TLS settings of a
 * model location. Thread-safe.
 */
final class KnownNodes implements AutoCloseable {

    private final Function<Location, Node> open;
    private final Location model;
    private final Map<Location, Node> nodes = new ConcurrentHashMap<>();
    private Set<Node> absentBefore = Set.of();
    private volatile boolean closed;

    KnownNodes(Function<Location, Node> open, Location model) {
        this.open = open;
        this.model = model;
    }

    /** The server at an address that another server reported. */
    Node at(Location address) {
        return located(address.reachedLike(model));
    }

    /** The server at an address that another server reported; empty if the address is invalid. */
    Optional<Node> at(ServerAddress address, Location answered) {
        String host = address.host().isEmpty() ? answered.host() : address.host();
        try {
            return Optional.of(at(Location.tcp(host, address.port())));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The server at a location of the settings. */
    Node located(Location location) {
        Node node = nodes.computeIfAbsent(location, open);
        if (closed) {
            node.close();
        }
        return node;
    }

    /** Closes those that were not among the servers the last time and are not now: others may still be on their way there. */
    synchronized void retain(Collection<Node> members) {
        Set<Node> absent =
                nodes.values().stream().filter(node -> !members.contains(node)).collect(Collectors.toSet());
        List<Node> left = absent.stream().filter(absentBefore::contains).toList();
        nodes.values().removeAll(left);
        left.forEach(Node::close);
        absentBefore = absent;
    }

    @Override
    public void close() {
        closed = true;
        nodes.values().forEach(Node::close);
    }
}
