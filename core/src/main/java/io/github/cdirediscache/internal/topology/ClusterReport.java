package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.wire.ClusterMember;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a server says about its cluster.
 *
 * @param map which server holds which keys
 * @param ids the ids of all servers of the cluster, also of those that hold no keys
 * @param addresses where we reach those
 * @param seesMajority whether the server is connected to a majority of the masters: if not, it may never learn who holds
 *     which keys now
 */
record ClusterReport(SlotMap map, Set<String> ids, Set<Location> addresses, boolean seesMajority) {

    /**
     * Puts the answers of a server together.
     *
     * @param members all servers that it knows; none if our user may not ask for them: then nothing speaks against it
     */
    static ClusterReport of(SlotMap map, List<ClusterMember> members, Location answered, KnownNodes known) {
        Set<String> ids = new HashSet<>(map.ids());
        Set<Location> addresses = new HashSet<>();
        addresses.add(answered.address());
        for (ClusterMember member : members) {
            ids.add(member.id());
            member.address()
                    .flatMap(address -> known.reached(address, answered))
                    .ifPresent(location -> addresses.add(location.address()));
        }
        long voters = members.stream().filter(ClusterMember::holdsSlots).count();
        long reached = members.stream()
                .filter(member -> member.holdsSlots() && member.isReached())
                .count();
        return new ClusterReport(map, ids, addresses, members.isEmpty() || 2 * reached > voters);
    }

    /** Whether all keys have a server. */
    boolean isComplete() {
        return map.missing() == 0;
    }

    /** Whether it is about the cluster of a map: at least half of its masters are members. */
    boolean isOf(SlotMap other) {
        long common = other.masterIds().stream().filter(ids::contains).count();
        return common > 0 && 2 * common >= other.masterIds().size();
    }

    /** Whether another server speaks of the same cluster. */
    boolean agreesWith(ClusterReport other) {
        return !Collections.disjoint(ids, other.ids);
    }
}
