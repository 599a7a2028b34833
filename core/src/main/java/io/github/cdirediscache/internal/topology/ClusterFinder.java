package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.wire.ClusterMember;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.ServerCommand;
import io.github.cdirediscache.internal.wire.SlotRange;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks the servers of a cluster which of them holds which keys. Thread-safe. */
final class ClusterFinder {

    /** How often the configured locations are asked, although other servers answer. */
    static final int SEEDS_SECONDS = 30;

    /** If it takes longer than this, not all configured locations are asked. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String location;
    private final List<Location> seeds;
    private final KnownNodes known;
    private final Inquiry inquiry;
    private volatile long seedsAskedAt;

    /** It is asked first: others may hang. */
    private volatile @Nullable Node answeredLast;

    ClusterFinder(String location, List<Location> seeds, KnownNodes known, Inquiry inquiry) {
        this.location = location;
        this.seeds = List.copyOf(seeds);
        this.known = known;
        this.inquiry = inquiry;
        this.seedsAskedAt = inquiry.time().nanos();
    }

    /**
     * Asks until the answers are convincing.
     *
     * @param before what is known so far, if anything
     * @param findings which servers are not asked; those that do not answer are added
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if no answer can be believed; says what they said
     */
    SlotMap find(@Nullable SlotMap before, Findings findings) {
        long now = inquiry.time().nanos();
        boolean seedsFirst = before == null || now - seedsAskedAt >= TimeUnit.SECONDS.toNanos(SEEDS_SECONDS);
        if (seedsFirst) {
            seedsAskedAt = now;
        }
        ClusterElection election = new ClusterElection(location, seeds, before);
        Map<Node, Location> places = new LinkedHashMap<>();
        inTurn(before, seedsFirst).forEach((at, server) -> places.put(server, at));
        List<Node> asked = new ArrayList<>();
        for (Node server : places.keySet()) {
            CacheException silence = findings.silenceOf(server);
            if (silence == null) {
                asked.add(server);
            } else {
                election.noAnswer(silence);
            }
        }
        inquiry.inTurn(
                now + inquiry.limitNanos(),
                asked,
                server -> report(Objects.requireNonNull(places.get(server)), server),
                (server, reply) -> {
                    note(Objects.requireNonNull(places.get(server)), server, reply, election, findings);
                    boolean isLate = before != null && inquiry.time().nanos() - now > PATIENCE_NANOS;
                    boolean isEnough = election.isDecided(seedsFirst && !isLate);
                    answeredLast = isEnough ? server : answeredLast;
                    return isEnough;
                });
        SlotMap found = election.elected().after(before);
        retain(found);
        return found;
    }

    private static void note(
            Location at, Node server, Reply<ClusterReport> reply, ClusterElection election, Findings findings) {
        CacheException failure = reply.failure();
        if (failure == null) {
            if (!election.add(at, server, Objects.requireNonNull(reply.get()))) {
                // Its name may stand for another one by now.
                server.renew();
            }
        } else {
            findings.add(server, failure);
            election.noAnswer(failure);
        }
    }

    private ClusterReport report(Location at, Node server) {
        List<SlotRange> ranges = Objects.requireNonNull(server.send(ServerCommand.clusterSlots()), "a list");
        return ClusterReport.of(SlotMap.of(ranges, at, known), members(server), at, known);
    }

    private static List<ClusterMember> members(Node server) {
        try {
            return Objects.requireNonNull(server.send(ServerCommand.clusterNodes()), "a list");
        } catch (RefusedException | UnexpectedErrorException mayNotAsk) {
            return List.of();
        }
    }

    /** Whether a server still belongs to a cluster. */
    boolean isMember(Node server, SlotMap map) {
        try {
            return report(known.locationOf(server), server).isOf(map);
        } catch (CacheException noAnswer) {
            return false;
        }
    }

    private Map<Location, Node> inTurn(@Nullable SlotMap before, boolean seedsFirst) {
        Map<Location, Node> members = new LinkedHashMap<>();
        if (before != null) {
            lastFirst(before).forEach(server -> members.put(known.locationOf(server), server));
        }
        Map<Location, Node> configured = new LinkedHashMap<>();
        seeds.forEach(seed -> configured.put(seed, known.located(seed)));
        Map<Location, Node> all = new LinkedHashMap<>(seedsFirst ? configured : members);
        (seedsFirst ? members : configured).forEach(all::putIfAbsent);
        return all;
    }

    private Set<Node> lastFirst(SlotMap before) {
        Set<Node> servers = new LinkedHashSet<>();
        Node last = answeredLast;
        if (last != null && before.has(last)) {
            servers.add(last);
        }
        before.servers().forEach(servers::add);
        return servers;
    }

    private void retain(SlotMap found) {
        Set<Node> members = new LinkedHashSet<>(found.servers().toList());
        seeds.forEach(seed -> members.add(known.located(seed)));
        known.retain(members);
    }
}
