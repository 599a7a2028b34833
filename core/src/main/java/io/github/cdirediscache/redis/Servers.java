package io.github.cdirediscache.redis;

import io.github.cdirediscache.connection.Node;
import io.github.cdirediscache.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The servers of one cache. */
final class Servers {

    private final Topology topology;
    private final Map<Node, Server> servers = new LinkedHashMap<>();

    Servers(Topology topology, Function<Node, Server> toServer) {
        this.topology = topology;
        topology.masters().forEach(node -> servers.put(node, toServer.apply(node)));
    }

    Server of(byte[] key) {
        return server(topology.writer(key));
    }

    List<Server> masters() {
        return topology.masters().stream().map(this::server).toList();
    }

    List<Node> nodes() {
        return topology.masters();
    }

    /** The keys by the server that holds them, each with its place in the list. */
    Map<Server, List<Integer>> byServer(List<byte[]> keys) {
        Map<Server, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            places.computeIfAbsent(of(keys.get(i)), server -> new ArrayList<>()).add(i);
        }
        return places;
    }

    long pendingInvalidations() {
        return masters().stream().mapToLong(Server::pendingInvalidations).sum();
    }

    private Server server(Node node) {
        Server server = servers.get(node);
        if (server == null) {
            throw new IllegalStateException(node + " is not one of the masters");
        }
        return server;
    }
}
