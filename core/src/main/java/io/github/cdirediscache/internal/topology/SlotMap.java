package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.connection.ClusterSlots;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.SlotRange;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which server of a cluster holds which keys. */
final class SlotMap {

    private final @Nullable Node[] masterOf = new @Nullable Node[ClusterSlots.COUNT];
    private final Set<Node> masters = new LinkedHashSet<>();
    private final Set<Node> replicas = new LinkedHashSet<>();
    private final Set<String> masterIds = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    /** Servers that others named as masters, although they are none here. */
    private final Set<Node> named = ConcurrentHashMap.newKeySet();

    /** Of all maps before. */
    private int failoversBefore;

    private SlotMap() {}

    /** Built from the answer of a server of the cluster. */
    static SlotMap of(List<SlotRange> ranges, Location answered, KnownNodes known) {
        SlotMap map = new SlotMap();
        ranges.forEach(range -> map.add(range, answered, known));
        return map;
    }

    private void add(SlotRange range, Location answered, KnownNodes known) {
        range.master().flatMap(address -> known.at(address, answered)).ifPresent(master -> {
            masters.add(master);
            masterIds.add(range.masterId());
            Arrays.fill(masterOf, range.first(), range.last() + 1, master);
        });
        ids.addAll(range.ids());
        range.replicas().forEach(address -> known.at(address, answered).ifPresent(replicas::add));
    }

    /** The server that holds a key; {@code null} if none does. */
    @Nullable Node masterOf(PhysicalKey key) {
        return masterOf[ClusterSlots.of(key)];
    }

    Set<Node> masters() {
        return masters;
    }

    Set<Node> replicas() {
        return replicas;
    }

    Stream<Node> servers() {
        return Stream.concat(masters.stream(), replicas.stream());
    }

    boolean has(Node server) {
        return masters.contains(server) || replicas.contains(server);
    }

    /** Notes what was known before; nobody else has this map yet. */
    SlotMap after(@Nullable SlotMap before) {
        if (before != null) {
            boolean hasNew = masters.stream().anyMatch(master -> !before.isKnownMaster(master));
            failoversBefore = before.failovers() + (hasNew ? 1 : 0);
        }
        return this;
    }

    private boolean isKnownMaster(Node server) {
        return masters.contains(server) || named.contains(server);
    }

    /** Notes that another server says that this one is a master. */
    void names(Node server) {
        if (!masters.contains(server)) {
            named.add(server);
        }
    }

    /** Changes when there is a new master. Slots that move from one master to another do not count: their keys move along. */
    int failovers() {
        return failoversBefore + named.size();
    }

    /** The ids of the servers that hold keys. */
    Set<String> masterIds() {
        return masterIds;
    }

    /** The ids of all servers in it. */
    Set<String> ids() {
        return ids;
    }

    /** How many slots are held by no server. */
    int missing() {
        return (int) Arrays.stream(masterOf).filter(Objects::isNull).count();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SlotMap map
                && Arrays.equals(masterOf, map.masterOf)
                && replicas.equals(map.replicas)
                && masterIds.equals(map.masterIds);
    }

    @Override
    public int hashCode() {
        return masters.hashCode();
    }
}
