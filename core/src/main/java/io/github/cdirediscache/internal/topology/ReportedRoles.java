package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.ReportedRole;
import io.github.cdirediscache.internal.wire.ServerCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the servers themselves for their roles. */
final class ReportedRoles implements RoleFinder {

    private final List<Node> servers;

    ReportedRoles(List<Node> servers) {
        this.servers = List.copyOf(servers);
    }

    @Override
    public List<Node> servers() {
        return servers;
    }

    @Override
    public Roles find(@Nullable Roles known) {
        Map<Node, Exchange<ReportedRole>> asked = new LinkedHashMap<>();
        servers.forEach(server -> asked.put(server, server.begin(List.of(ServerCommand.role()))));
        Map<Node, Integer> masters = new LinkedHashMap<>();
        List<String> said = new ArrayList<>();
        asked.forEach((server, exchange) -> {
            try {
                ReportedRole role = exchange.finish().get(0).get();
                if (role != null && role.isMaster()) {
                    masters.put(server, role.replicas());
                } else {
                    said.add(server + " is a replica");
                }
            } catch (CacheException silent) {
                said.add(String.valueOf(silent.getMessage()));
            }
        });
        if (masters.isEmpty()) {
            servers.forEach(Node::renew);
            throw new CacheUnavailableException(
                    "none of " + servers + " is a master: " + String.join("; ", said), null);
        }
        Node master = chosen(masters, known);
        return new Roles(
                master, servers.stream().filter(server -> server != master).toList());
    }

    /** If several servers report to be masters: the previous master, or else the one with the most replicas. */
    private static Node chosen(Map<Node, Integer> masters, @Nullable Roles known) {
        if (known != null && masters.containsKey(known.master())) {
            return known.master();
        }
        return masters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    @Override
    public void close() {
        servers.forEach(Node::close);
    }
}
