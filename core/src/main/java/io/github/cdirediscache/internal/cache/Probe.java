package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.cache.ServerStatus;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.store.Scripts;
import io.github.cdirediscache.internal.store.SideBySide;
import io.github.cdirediscache.internal.topology.Shard;
import io.github.cdirediscache.internal.topology.Topology;
import io.github.cdirediscache.internal.wire.CommandExecutor;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import io.github.cdirediscache.internal.wire.Unforeseen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds out whether a server answers a cache, and accepts what the cache needs: reads, and of all but replicas a script that
 * writes. Nothing is changed, and no right is needed that a cache does not need.
 *
 * @param commands what the server is asked, the reads first
 * @param mayRedirect whether the server is one of a cluster, which rightly sends callers elsewhere
 */
record Probe(
        String cacheName,
        String shard,
        CommandExecutor server,
        ServerRole role,
        List<KeyCommand<byte[]>> commands,
        boolean mayRedirect) {

    /** Reads of keys in different slots: a node of a cluster that is not known as one refuses some of them. */
    private static final int READS = 8;

    /** Among so many keys is one that a server of a cluster holds, unless it has next to no slots. */
    private static final int MAX_KEYS = 1000;

    /** One for each server of a shard; one for all together if nobody can say which they are. */
    static List<Probe> of(CacheConfig cache, Topology.NamedShard named, KeySpace space) {
        boolean isCluster = cache.connection().topology().kind() == TopologyKind.CLUSTER;
        Shard shard = named.shard();
        try {
            return shard.members().stream()
                    .map(member -> new Probe(
                            cache.name(),
                            named.name(),
                            member.node(),
                            member.role(),
                            isCluster ? ofCluster(shard, member, space) : commands(member, space),
                            isCluster))
                    .toList();
        } catch (CacheUnavailableException unknown) {
            List<KeyCommand<byte[]>> read = List.of(KeyCommand.get(space.probeKey(0)));
            return List.of(new Probe(cache.name(), named.name(), shard, ServerRole.UNKNOWN, read, isCluster));
        }
    }

    private static List<KeyCommand<byte[]>> commands(Shard.Member member, KeySpace space) {
        Stream<KeyCommand<byte[]>> reads =
                IntStream.range(0, READS).mapToObj(number -> KeyCommand.get(space.probeKey(number)));
        Stream<KeyCommand<byte[]>> writes =
                member.role() == ServerRole.REPLICA ? Stream.empty() : Stream.of(Scripts.PROBE.on(space.probeKey(0)));
        return Stream.concat(reads, writes).toList();
    }

    private static List<KeyCommand<byte[]>> ofCluster(Shard shard, Shard.Member member, KeySpace space) {
        PhysicalKey held = IntStream.range(0, member.role() == ServerRole.MASTER ? MAX_KEYS : 0)
                .mapToObj(space::probeKey)
                .filter(key -> shard.holds(member.node(), key))
                .findFirst()
                .orElse(null);
        return held == null
                ? List.of(KeyCommand.get(space.probeKey(0)))
                : List.of(KeyCommand.get(held), Scripts.PROBE.on(held));
    }

    /**
     * Asks each server at the same time, and for all of its caches at once.
     *
     * @param shards give the probes of one shard each, for which its servers may have to be found first
     */
    static List<ServerStatus> ask(List<Supplier<List<Probe>>> shards, Executor workers) {
        List<List<Probe>> found = new ArrayList<>(Collections.nCopies(shards.size(), List.<Probe>of()));
        SideBySide.run(
                workers,
                IntStream.range(0, shards.size())
                        .<Runnable>mapToObj(
                                i -> () -> found.set(i, shards.get(i).get()))
                        .toList());
        return askAll(found.stream().flatMap(List::stream).toList(), workers);
    }

    private static List<ServerStatus> askAll(List<Probe> probes, Executor workers) {
        Map<CommandExecutor, List<Probe>> byServer =
                probes.stream().distinct().collect(Collectors.groupingBy(Probe::server));
        Map<Probe, ServerStatus> statuses = new ConcurrentHashMap<>();
        SideBySide.run(
                workers,
                byServer.values().stream()
                        .<Runnable>map(ofOne ->
                                () -> askOne(ofOne).forEach(answer -> statuses.put(answer.probe, answer.status)))
                        .toList());
        return probes.stream()
                .map(probe -> Objects.requireNonNull(statuses.get(probe), "each is asked"))
                .toList();
    }

    private static List<Answer> askOne(List<Probe> probes) {
        List<Reply<byte[]>> replies = replies(
                probes.get(0).server,
                probes.stream().flatMap(probe -> probe.commands.stream()).toList());
        List<Answer> answers = new ArrayList<>();
        int from = 0;
        for (Probe probe : probes) {
            int to = from + probe.commands.size();
            answers.add(new Answer(probe, probe.status(replies.subList(from, to))));
            from = to;
        }
        return answers;
    }

    private static List<Reply<byte[]>> replies(CommandExecutor server, List<KeyCommand<byte[]>> commands) {
        try {
            return server.sendAll(commands);
        } catch (RuntimeException failure) {
            return Exchange.<byte[]>failed(Unforeseen.asUnavailable(server.location(), failure), commands.size())
                    .finish();
        }
    }

    private ServerStatus status(List<Reply<byte[]>> replies) {
        String failure = "";
        String refusal = "";
        for (int i = 0; i < replies.size() && failure.isEmpty() && refusal.isEmpty(); i++) {
            CacheException reason = replies.get(i).failure();
            if (reason != null && !isAnswer(reason)) {
                String text = String.valueOf(reason.getMessage());
                boolean isWrite = !commands.get(i).isForAnyReplica();
                refusal = isRefusal(reason) ? text : "";
                failure = isRefusal(reason) && isWrite ? "" : text;
            }
        }
        return new ServerStatus(cacheName, shard, server.location(), role, failure.isEmpty(), failure, refusal);
    }

    private boolean isAnswer(CacheException reason) {
        return reason instanceof RedisErrorException || (mayRedirect && reason instanceof RedirectedException);
    }

    private static boolean isRefusal(CacheException reason) {
        return reason instanceof RefusedException
                || reason instanceof UnexpectedErrorException
                || reason instanceof RedirectedException;
    }

    private record Answer(Probe probe, ServerStatus status) {}
}
