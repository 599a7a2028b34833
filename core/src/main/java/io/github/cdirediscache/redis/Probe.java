package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.cache.ServerStatus;
import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out whether a server of a cache answers: a read of a key, since a user may be allowed that and no PING. */
record Probe(String cacheName, String shard, Node node, ServerRole role, byte[] key) {

    /** One for each server of a shard; one for all together if nobody can say which they are. */
    static Stream<Probe> of(String cacheName, Topology.Shard shard, byte[] key) {
        try {
            return shard.node().members().stream()
                    .map(member -> new Probe(cacheName, shard.name(), member.node(), member.role(), key));
        } catch (CacheUnavailableException unknown) {
            return Stream.of(new Probe(cacheName, shard.name(), shard.node(), ServerRole.UNKNOWN, key));
        }
    }

    /** Asks each server once and all at the same time, however many caches share it. */
    static List<ServerStatus> ask(List<Probe> probes) {
        Map<Node, Probe> byNode =
                probes.stream().collect(Collectors.toMap(Probe::node, Function.identity(), (one, same) -> one));
        Map<Node, String> failures =
                byNode.values().parallelStream().collect(Collectors.toMap(Probe::node, Probe::failure));
        return probes.stream()
                .map(probe -> probe.status(failures.getOrDefault(probe.node, "")))
                .toList();
    }

    private ServerStatus status(String failure) {
        return new ServerStatus(cacheName, shard, node.location(), role, failure.isEmpty(), failure);
    }

    /** Why the server does not answer; empty if it does. */
    private String failure() {
        try {
            node.send(Request.get(key));
            return "";
        } catch (CacheUnavailableException down) {
            return String.valueOf(down.getMessage());
        } catch (CacheException answer) {
            return "";
        }
    }
}
