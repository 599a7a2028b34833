package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.connection.Addresses;
import io.github.cdirediscache.internal.connection.Node;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which server of a cluster holds which keys. */
final class SlotMap {

    private static final int SLOTS = 16384;

    private final @Nullable Node[] masterOf = new @Nullable Node[SLOTS];
    private final Set<Node> masters = new LinkedHashSet<>();
    private final Set<Node> replicas = new LinkedHashSet<>();

    private SlotMap() {}

    /** Reads what a server of the cluster answers to {@code CLUSTER SLOTS}. */
    static SlotMap of(@Nullable Object answer, Location answered, KnownNodes known) {
        SlotMap map = new SlotMap();
        if (answer instanceof List<?> ranges) {
            ranges.forEach(range -> map.add((List<?>) range, answered, known));
        }
        return map;
    }

    private void add(List<?> range, Location answered, KnownNodes known) {
        int first = ((Number) range.get(0)).intValue();
        int last = ((Number) range.get(1)).intValue();
        Addresses.of(range.get(2), answered).map(known::at).ifPresent(master -> {
            masters.add(master);
            Arrays.fill(masterOf, first, last + 1, master);
        });
        range.stream()
                .skip(3)
                .flatMap(address -> Addresses.of(address, answered).stream())
                .map(known::at)
                .forEach(replicas::add);
    }

    /** The server that holds a slot; {@code null} if none does. */
    @Nullable Node masterOf(int slot) {
        return masterOf[slot];
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SlotMap map && Arrays.equals(masterOf, map.masterOf) && replicas.equals(map.replicas);
    }

    @Override
    public int hashCode() {
        return masters.hashCode();
    }
}
