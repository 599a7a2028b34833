package io.github.cdirediscache.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * A slot of a {@link RedisCluster} on its way from one master to another. The source serves the keys that it still has and
 * answers {@code ASK} for the others; the target serves the slot only to clients that say {@code ASKING}. Begun by
 * {@link RedisCluster#beginMove}. For one thread.
 */
public final class SlotMove {

    private static final int BATCH = 100;
    private static final String TIMEOUT_MILLIS = "5000";

    private final RedisCluster cluster;
    private final int slot;
    private final RedisServer source;
    private final RedisServer target;

    SlotMove(RedisCluster cluster, int slot, RedisServer source, RedisServer target) {
        this.cluster = cluster;
        this.slot = slot;
        this.source = source;
        this.target = target;
    }

    /** Both ends learn of the move, the receiving one first, so that it never turns away whom the other one sends. */
    void begin() {
        target.operate(
                "CLUSTER",
                "SETSLOT",
                slotText(),
                "IMPORTING",
                ClusterNode.of(source).id());
        source.operate(
                "CLUSTER",
                "SETSLOT",
                slotText(),
                "MIGRATING",
                ClusterNode.of(target).id());
    }

    /**
     * The slot that moves.
     *
     * @return 0 to 16383
     */
    public int slot() {
        return slot;
    }

    /**
     * The master that has had the slot.
     *
     * @return the server
     */
    public RedisServer source() {
        return source;
    }

    /**
     * The master that gets the slot.
     *
     * @return the server
     */
    public RedisServer target() {
        return target;
    }

    /**
     * Moves some of the keys that are still at the source.
     *
     * @param count how many at most, at least 1
     * @return how many were moved; fewer than asked for only if no more are there
     * @throws IllegalArgumentException if the count is less than 1
     * @throws RedisServerException if one of the servers refuses
     */
    public int migrateKeys(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, was " + count);
        }
        int moved = 0;
        while (moved < count) {
            List<String> keys = keysAtSource(Math.min(BATCH, count - moved));
            if (keys.isEmpty()) {
                break;
            }
            migrate(keys);
            moved += keys.size();
        }
        return moved;
    }

    private List<String> keysAtSource(int count) {
        return source.operateOnBytes("CLUSTER", "GETKEYSINSLOT", slotText(), String.valueOf(count));
    }

    private void migrate(List<String> keys) {
        AclUser operator = cluster.operator();
        List<String> command = new ArrayList<>(
                List.of("MIGRATE", RedisServer.HOST, String.valueOf(target.port()), "", "0", TIMEOUT_MILLIS));
        command.addAll(List.of("AUTH2", operator.name(), operator.password(), "KEYS"));
        command.addAll(keys);
        source.operateOnBytes(command.toArray(String[]::new));
    }

    /**
     * Moves the keys that are left and gives the slot to the target. Returns when all nodes know.
     *
     * @throws RedisServerException if a server refuses, or not all know within 30 seconds
     */
    public void finish() {
        migrateKeys(Integer.MAX_VALUE);
        String id = ClusterNode.of(target).id();
        target.operate("CLUSTER", "SETSLOT", slotText(), "NODE", id);
        source.operate("CLUSTER", "SETSLOT", slotText(), "NODE", id);
        cluster.masters().stream()
                .filter(master -> master != source && master != target)
                .forEach(master -> master.operate("CLUSTER", "SETSLOT", slotText(), "NODE", id));
        cluster.awaitOk();
    }

    private String slotText() {
        return String.valueOf(slot);
    }

    @Override
    public String toString() {
        return "SlotMove[" + slot + " from " + source + " to " + target + "]";
    }
}
