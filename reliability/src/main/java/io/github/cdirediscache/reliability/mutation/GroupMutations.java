package io.github.cdirediscache.reliability.mutation;

import static io.github.cdirediscache.config.TopologyKind.CLUSTER;
import static io.github.cdirediscache.config.TopologyKind.REPLICATED;
import static io.github.cdirediscache.config.TopologyKind.SENTINEL;
import static io.github.cdirediscache.config.TopologyKind.SHARDED;

import io.github.cdirediscache.reliability.history.Profile;
import io.github.cdirediscache.reliability.record.Op;
import java.time.Duration;
import java.util.List;

/** Mutations that show with several servers. */
final class GroupMutations {

    private static final String CONNECTION = "java/io/github/cdirediscache/internal/connection/";
    private static final String STORE = "java/io/github/cdirediscache/internal/store/";
    private static final String TOPOLOGY = "java/io/github/cdirediscache/internal/topology/";

    private static final List<String> OUTDATED = List.of("no outdated reads");
    private static final List<String> RECOVERY = List.of("recovery");
    private static final List<String> OWN = List.of("own values");
    private static final List<String> BOUNDS = List.of("bounds");

    private static final Profile STANDARD = Profile.standard();
    private static final Profile CALM = STANDARD.withFaults("no such fault");

    /** Removals of many keys ask who the master is, and so hide that nobody else does. */
    private static final Profile WITHOUT_SWEEPS =
            STANDARD.with(Op.INVALIDATE_PATTERN, 0).with(Op.CLEAR, 0);

    /** What a replica has missed, one process can tell the next master. */
    private static final Profile LAG = STANDARD.withFaults("a replica that lags")
            .withProcesses(1)
            .withOnly(Op.GET, Op.PUT, Op.INVALIDATE)
            .withOption("invalidations.max-pending", "1000")
            .withOption("lease", "1s");

    private static final Profile SEVERAL_KEYS = STANDARD.withFaults("latency").with(Op.GET_ALL, 400);

    private GroupMutations() {}

    static List<Mutation> all() {
        return List.of(
                new Mutation(
                        "answers of a shard are mixed up",
                        STORE + "ShardedStore.java",
                        "replies.set(places.get(i), own.get(i));",
                        "replies.set(places.get(own.size() - 1 - i), own.get(i));",
                        OWN,
                        SHARDED,
                        CALM),
                new Mutation(
                        "each process has its own ring",
                        TOPOLOGY + "Ring.java",
                        "long z = crc.getValue() + 0x9E3779B97F4A7C15L;",
                        "long z = crc.getValue() + ProcessHandle.current().pid();",
                        OUTDATED,
                        SHARDED,
                        CALM),
                new Mutation(
                        "time limits of several shards add up",
                        TOPOLOGY + "Exchanges.java",
                        "while (results.size() < all.size() && time.nanos() - since < Inquiry.PATIENCE_NANOS) {",
                        "while (results.size() < all.size()) {",
                        BOUNDS,
                        SHARDED,
                        STANDARD.withFaults("all silent")
                                .withFaultsOf(Duration.ofSeconds(14), Duration.ofSeconds(15))
                                .withoutQuiet()
                                .withOption("socket-timeout", "4s")
                                .withOnly(Op.GET_ALL)),
                new Mutation(
                        "a replica that refuses writes stays the master",
                        TOPOLOGY + "ReplicaGroup.java",
                        "return Findings.isOfReplica(failure) ? view.insteadOfOutdated(seen, findings) : seen;",
                        "return seen;",
                        RECOVERY,
                        REPLICATED,
                        // Roles are asked for every 5 s in any case, and calls must be well before that.
                        WITHOUT_SWEEPS
                                .withFaults("promotion")
                                .withOption("socket-timeout", "300ms")
                                .withOption("breaker.open-for", "100ms")),
                new Mutation(
                        "nothing is invalidated again after a failover",
                        STORE + "Replay.java",
                        "overflow = recent.addTo(pending, now);",
                        "",
                        OUTDATED,
                        REPLICATED,
                        LAG),
                new Mutation(
                        "an answer from before the number of failovers changed counts",
                        STORE + "Replay.java",
                        "if (settle() == before) {",
                        "if (before >= 0) {",
                        OUTDATED,
                        REPLICATED,
                        LAG),
                new Mutation(
                        "roles are asked for once",
                        TOPOLOGY + "TopologyView.java",
                        "return certainly ? before.recentFailure(time.nanos()) != null : before.isRecent(time.nanos());",
                        "return true;",
                        RECOVERY,
                        SENTINEL,
                        WITHOUT_SWEEPS.withFaults("failover by command")),
                new Mutation(
                        "the time limit of a look is in another unit",
                        TOPOLOGY + "Inquiry.java",
                        "return new Inquiry(time, workers, bounded.toNanos());",
                        "return new Inquiry(time, workers, bounded.toMillis());",
                        RECOVERY,
                        SENTINEL,
                        CALM),
                new Mutation(
                        "a look that failed is not repeated",
                        TOPOLOGY + "Look.java",
                        "return isOver() && now - endedAt < pause();",
                        "return isOver() && (failure != null || now - endedAt < pause());",
                        RECOVERY,
                        CLUSTER,
                        STANDARD.withFaults("all silent").with(Op.INVALIDATE_PATTERN, 60)),
                new Mutation(
                        "a redirection is taken for a refusal",
                        CONNECTION + "ErrorReplies.java",
                        "HostAndPort target = reply.getTargetNode();\n        try {",
                        "HostAndPort target = reply.getTargetNode();\n        try {\n"
                                + "            if (target != null) throw new IllegalArgumentException();",
                        RECOVERY,
                        CLUSTER,
                        // Nor does a timer look for new masters.
                        WITHOUT_SWEEPS.withFaults("slots move").withOption("failover-replay", "0s")),
                new Mutation(
                        "the last slot of a range is held by nobody",
                        TOPOLOGY + "SlotMap.java",
                        "Arrays.fill(masterOf, range.first(), range.last() + 1, master);",
                        "Arrays.fill(masterOf, range.first(), range.last(), master);",
                        RECOVERY,
                        CLUSTER,
                        CALM),
                new Mutation(
                        "answers of a cluster are mixed up",
                        TOPOLOGY + "Cluster.java",
                        "replies.set(places.get(server).get(i), own.get(i));",
                        "replies.set(places.get(server).get(own.size() - 1 - i), own.get(i));",
                        OWN,
                        CLUSTER,
                        SEVERAL_KEYS),
                new Mutation(
                        "what slow servers answer is given for that of others",
                        TOPOLOGY + "Exchanges.java",
                        "Errand.all(workers, left).forEach(done -> results.add(done.get()));",
                        "int at = results.size();\n"
                                + "            Errand.all(workers, left).forEach(done -> results.add(at, done.get()));",
                        OWN,
                        CLUSTER,
                        SEVERAL_KEYS),
                new Mutation(
                        "a removal counts although a server of the cluster failed",
                        STORE + "SideBySide.java",
                        "},\n                        failures));",
                        "},\n                        new ArrayList<>()));",
                        OUTDATED,
                        CLUSTER,
                        STANDARD.withFaults("lost replies")
                                .withoutQuiet()
                                .withOnly(Op.INVALIDATE_PATTERN, Op.GET, Op.GET_OR_LOAD)));
    }
}
