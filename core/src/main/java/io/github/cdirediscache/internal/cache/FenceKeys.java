package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.internal.connection.ClusterSlots;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the last fencing token of a lock is remembered: in one key for all locks of a server. A script on a cluster may only
 * use keys of one slot, so there it is one key for all locks of a slot. Thread-safe.
 */
final class FenceKeys {

    private final KeySpace space;
    private final boolean isCluster;
    private final Map<Integer, PhysicalKey> ofSlot = new ConcurrentHashMap<>();

    FenceKeys(KeySpace space, boolean isCluster) {
        this.space = space;
        this.isCluster = isCluster;
    }

    PhysicalKey of(PhysicalKey lock) {
        return isCluster ? ofSlot.computeIfAbsent(ClusterSlots.of(lock), this::search) : space.fenceKey(0);
    }

    /** Keys fall into the slots at random: it takes some ten thousand attempts, once for each slot. */
    private PhysicalKey search(int slot) {
        int number = 0;
        PhysicalKey key = space.fenceKey(number);
        while (ClusterSlots.of(key) != slot) {
            number++;
            key = space.fenceKey(number);
        }
        return key;
    }
}
