package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerStatus;
import io.github.cdirediscache.connection.Node;
import io.github.cdirediscache.connection.RedisErrorException;
import io.github.cdirediscache.connection.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds out whether a server of a cache answers: a read of a key, since a user may be allowed that and no PING. */
record Probe(String cacheName, Node node, byte[] key) {

    /** Asks each server once and all at the same time, however many caches share it. */
    static List<ServerStatus> ask(List<Probe> probes) {
        Map<Node, Probe> byNode =
                probes.stream().collect(Collectors.toMap(Probe::node, Function.identity(), (one, same) -> one));
        Map<Node, Boolean> answers =
                byNode.values().parallelStream().collect(Collectors.toMap(Probe::node, Probe::isAnswered));
        return probes.stream()
                .map(probe -> new ServerStatus(
                        probe.cacheName, probe.node.location(), answers.getOrDefault(probe.node, false)))
                .toList();
    }

    private boolean isAnswered() {
        try {
            node.send(Request.get(key));
            return true;
        } catch (RedisErrorException answer) {
            return true;
        } catch (CacheUnavailableException down) {
            return false;
        }
    }
}
