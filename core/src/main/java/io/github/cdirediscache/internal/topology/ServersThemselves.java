package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.connection.Addresses;
import io.github.cdirediscache.internal.connection.Exchange;
import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the servers themselves what they are. */
final class ServersThemselves implements RoleFinder {

    private final List<Node> servers;

    ServersThemselves(List<Node> servers) {
        this.servers = List.copyOf(servers);
    }

    @Override
    public List<Node> servers() {
        return servers;
    }

    @Override
    public Roles find(@Nullable Roles known) {
        Map<Node, Exchange> asked = new LinkedHashMap<>();
        servers.forEach(server -> asked.put(server, server.begin(List.of(Request.role()))));
        Map<Node, Integer> masters = new LinkedHashMap<>();
        List<String> said = new ArrayList<>();
        asked.forEach((server, exchange) -> {
            try {
                answered(server, exchange.finish().get(0), masters, said);
            } catch (CacheException silent) {
                said.add(String.valueOf(silent.getMessage()));
            }
        });
        if (masters.isEmpty()) {
            throw new CacheUnavailableException(
                    "none of " + servers + " is a master: " + String.join("; ", said), null);
        }
        Node master = chosen(masters, known);
        return new Roles(
                master, servers.stream().filter(server -> server != master).toList());
    }

    private static void answered(Node server, @Nullable Object answer, Map<Node, Integer> masters, List<String> said) {
        if (answer instanceof CacheException refused) {
            said.add(String.valueOf(refused.getMessage()));
        } else if (answer instanceof List<?> role && Addresses.text(role.get(0)).equals("master")) {
            masters.put(server, role.size() > 2 && role.get(2) instanceof List<?> replicas ? replicas.size() : 0);
        } else {
            said.add(server + " is a replica");
        }
    }

    /** Of several masters the one that was it before, or else the one with the most replicas. */
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
