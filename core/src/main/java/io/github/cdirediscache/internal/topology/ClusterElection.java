package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NotAskedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of the answers about a cluster is believed: docs/decisions/0014. Only a server that sees a majority of the
 * masters is. The cluster that is known so far wins, unless more of the configured locations speak for another one.
 */
final class ClusterElection {

    private final String location;
    private final List<Location> seeds;
    private final @Nullable SlotMap before;
    private final List<ClusterReport> believable = new ArrayList<>();
    private final Map<Location, ClusterReport> ofSeeds = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private boolean isAnyAsked;

    /**
     * An election.
     *
     * @param location the cluster, for messages
     * @param seeds the configured locations
     * @param before the cluster that is known so far, if any
     */
    ClusterElection(String location, List<Location> seeds, @Nullable SlotMap before) {
        this.location = location;
        this.seeds = seeds;
        this.before = before;
    }

    void noAnswer(CacheException failure) {
        isAnyAsked |= !(failure instanceof NotAskedException);
        said.add(String.valueOf(failure.getMessage()));
    }

    /** Adds an answer. Returns whether it is one of a server of the cluster that can know who holds which keys. */
    boolean add(Location at, Node server, ClusterReport report) {
        isAnyAsked = true;
        if (report.map().masters().isEmpty()) {
            said.add(server + " knows no server with keys");
            return false;
        }
        if (!report.seesMajority()) {
            said.add(server + " does not see a majority of the masters");
            return false;
        }
        boolean isKnown = isKnown(report);
        if (!isKnown) {
            said.add(server + " belongs to another cluster now");
        }
        believable.add(report);
        if (seeds.contains(at)) {
            ofSeeds.put(at, report);
        }
        return isKnown;
    }

    /**
     * Whether the others need not be asked.
     *
     * @param bySeeds whether a majority of the configured locations has to speak for it
     */
    boolean isDecided(boolean bySeeds) {
        return bySeeds
                ? believable.stream().anyMatch(report -> isGood(report) && hasMajority(report))
                : !believable.isEmpty() && believable.stream().allMatch(this::isGood);
    }

    private boolean isGood(ClusterReport report) {
        return report.isComplete() && isKnown(report);
    }

    /** The answer that is believed. */
    SlotMap elected() {
        Optional<ClusterReport> own = best(believable.stream().filter(this::isKnown));
        Optional<ClusterReport> other = best(
                believable.stream().filter(report -> !isKnown(report) && report.isComplete() && hasMajority(report)));
        return other.filter(each -> own.isEmpty() || votes(each) > votes(own.get()))
                .or(() -> own)
                .map(ClusterReport::map)
                .orElseThrow(this::unknown);
    }

    private CacheUnavailableException unknown() {
        String all = String.join("; ", said);
        return before != null && !isAnyAsked
                ? new NotAskedException(location + " could not be asked which server holds which keys: " + all, null)
                : new CacheUnavailableException(location + " can not say which server holds which keys: " + all, null);
    }

    private Optional<ClusterReport> best(Stream<ClusterReport> reports) {
        return reports.max(Comparator.comparingInt(this::votes)
                .thenComparing(report -> report.map().missing(), Comparator.reverseOrder()));
    }

    private boolean isKnown(ClusterReport report) {
        return before == null || report.isOf(before);
    }

    private boolean hasMajority(ClusterReport report) {
        return 2 * votes(report) > seeds.size();
    }

    /** How many of the configured locations are for a cluster: its members, and those that say the same. */
    private int votes(ClusterReport report) {
        return (int) seeds.stream().filter(seed -> isFor(seed, report)).count();
    }

    private boolean isFor(Location seed, ClusterReport report) {
        ClusterReport own = ofSeeds.get(seed);
        return report.addresses().contains(seed.address()) || (own != null && own.agreesWith(report));
    }
}
