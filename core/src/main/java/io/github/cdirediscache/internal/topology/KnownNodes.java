package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.config.AddressMap;
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
    private final AddressMap addresses;
    private final Map<Location, Node> nodes = new ConcurrentHashMap<>();
    private Set<Node> absentBefore = Set.of();
    private volatile boolean closed;

    /**
     * No nodes yet.
     *
     * @param open opens a node
     * @param model a location with the TLS setting, database and user of all of them
     * @param addresses where servers are reached that report other addresses
     */
    KnownNodes(Function<Location, Node> open, Location model, AddressMap addresses) {
        this.open = open;
        this.model = model;
        this.addresses = addresses;
    }

    /** The server at an address that another server reported. */
    Node at(Location address) {
        return located(reached(address));
    }

    /** The server at an address that another server reported; empty if the address is invalid. */
    Optional<Node> at(ServerAddress address, Location answered) {
        return reached(address, answered).map(this::located);
    }

    /** Where a server is reached whose address another server reported; empty if the address is invalid. */
    Optional<Location> reached(ServerAddress address, Location answered) {
        try {
            return Optional.of(
                    address.host().isEmpty()
                            ? Location.tcp(answered.host(), address.port()).reachedLike(model)
                            : reached(Location.tcp(address.host(), address.port())));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Location reached(Location reported) {
        return addresses.reached(reported).reachedLike(model);
    }

    /** Where a server is. */
    Location locationOf(Node server) {
        return nodes.entrySet().stream()
                .filter(each -> each.getValue() == server)
                .findFirst()
                .map(Map.Entry::getKey)
                .orElseGet(() -> Location.parse(server.location()));
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
