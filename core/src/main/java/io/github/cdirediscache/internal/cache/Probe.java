package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.cache.ServerStatus;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.topology.Topology;
import io.github.cdirediscache.internal.wire.CommandExecutor;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks whether a server of a cache answers, with a read of a key, since a user may lack the permission for PING. */
record Probe(String cacheName, String shard, CommandExecutor server, ServerRole role, PhysicalKey key) {

    /** One for each server of a shard; one for all together if nobody can say which they are. */
    static Stream<Probe> of(String cacheName, Topology.NamedShard shard, PhysicalKey key) {
        try {
            return shard.shard().members().stream()
                    .map(member -> new Probe(cacheName, shard.name(), member.node(), member.role(), key));
        } catch (CacheUnavailableException unknown) {
            return Stream.of(new Probe(cacheName, shard.name(), shard.shard(), ServerRole.UNKNOWN, key));
        }
    }

    /** Asks each server once and all at the same time, however many caches share it. */
    static List<ServerStatus> ask(List<Probe> probes) {
        Map<CommandExecutor, Probe> byServer =
                probes.stream().collect(Collectors.toMap(Probe::server, Function.identity(), (one, same) -> one));
        Map<CommandExecutor, String> failures =
                byServer.values().parallelStream().collect(Collectors.toMap(Probe::server, Probe::failure));
        return probes.stream()
                .map(probe -> probe.status(failures.getOrDefault(probe.server, "")))
                .toList();
    }

    private ServerStatus status(String failure) {
        return new ServerStatus(cacheName, shard, server.location(), role, failure.isEmpty(), failure);
    }

    /** Why the server does not answer; empty if it does. */
    private String failure() {
        try {
            server.send(KeyCommand.get(key));
            return "";
        } catch (UnexpectedErrorException | RedirectedException answer) {
            return "";
        } catch (CacheUnavailableException down) {
            return String.valueOf(down.getMessage());
        } catch (CacheException answer) {
            return "";
        }
    }
}
