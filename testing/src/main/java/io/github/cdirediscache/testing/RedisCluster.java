package io.github.cdirediscache.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A Redis Cluster: masters that share the slots, and replicas of each, for tests.
 *
 * <p>Who is what is asked of the servers each time, so it is right also after a {@link #failover}. A server that does not
 * run, or is paused, is neither master nor replica. A dead master is replaced by its replica after two to four seconds;
 * {@link #awaitOk()} waits for that. Until then the whole cluster refuses commands, unless a configuration line says
 * {@code cluster-require-full-coverage no}. Replicas stay with the master they were given to.
 *
 * <p>A test may give the servers passwords, ACL users, TLS and configuration lines of any kind; only a port or the path
 * of a unix socket cannot serve several servers. The servers have one more ACL user, who does the work of this class.
 *
 * <p>Threads: all methods may be called from any thread. Those that wait give up after 30 seconds with a
 * {@link RedisServerException}. Redis 7.0 or newer.
 */
public final class RedisCluster implements AutoCloseable {

    /** The number of slots that the masters share. */
    public static final int SLOTS = 16_384;

    private final ServerGroup group;

    private RedisCluster(ServerGroup group) {
        this.group = group;
    }

    /**
     * Starts a cluster without passwords.
     *
     * @param masters how many; Redis needs 3 for a failover
     * @param replicasPerMaster how many each has, at least 0
     * @return the cluster, in which all nodes know each other, all slots are served and the replicas are in sync
     * @throws IllegalArgumentException if there is no master, or if the second number is negative
     * @throws RedisServerException if a server cannot be started; none is left running then
     */
    public static RedisCluster start(int masters, int replicasPerMaster) {
        return start(masters, replicasPerMaster, builder -> {});
    }

    /**
     * Starts a cluster.
     *
     * @param masters how many; Redis needs 3 for a failover
     * @param replicasPerMaster how many each has, at least 0
     * @param settings called for each server, the masters first, to set what the test wants of it
     * @return the cluster, in which all nodes know each other, all slots are served and the replicas are in sync
     * @throws IllegalArgumentException if there is no master, or if the second number is negative
     * @throws RedisServerException if a server cannot be started; none is left running then
     */
    public static RedisCluster start(int masters, int replicasPerMaster, Consumer<RedisServerBuilder> settings) {
        if (masters < 1) {
            throw new IllegalArgumentException("masters must be at least 1, was " + masters);
        }
        if (replicasPerMaster < 0) {
            throw new IllegalArgumentException("replicasPerMaster must not be negative, was " + replicasPerMaster);
        }
        ServerGroup group = new ServerGroup(settings);
        RedisCluster cluster = new RedisCluster(group);
        try {
            List<ConfigLine> lines = lines(group.operator());
            for (int i = 0; i < masters * (1 + replicasPerMaster); i++) {
                group.start(lines);
            }
            new ClusterAssembly(group.all(), masters).assemble();
            cluster.awaitOk();
            return cluster;
        } catch (RuntimeException e) {
            group.close();
            throw e;
        }
    }

    private static List<ConfigLine> lines(AclUser operator) {
        List<ConfigLine> lines = new ArrayList<>(RedisReplication.lines(operator));
        lines.add(ConfigLine.of("cluster-enabled", List.of("yes")));
        lines.add(ConfigLine.of("cluster-config-file", List.of("nodes.conf")));
        lines.add(ConfigLine.of("cluster-node-timeout", List.of("1500")));
        lines.add(ConfigLine.of("cluster-migration-barrier", List.of("100")));
        return lines;
    }

    /**
     * All servers, also those that do not run.
     *
     * @return the servers, in the order of their start: the first masters, the first replica of each, and so on
     */
    public List<RedisServer> servers() {
        return group.all();
    }

    /**
     * The servers that say they are masters.
     *
     * @return the masters, in the order of their start
     * @throws RedisServerException if a server does not answer
     */
    public List<RedisServer> masters() {
        return group.answering().stream()
                .filter(server -> ClusterNode.of(server).isMaster())
                .toList();
    }

    /**
     * The servers that say they are replicas.
     *
     * @return the replicas, in the order of their start
     * @throws RedisServerException if a server does not answer
     */
    public List<RedisServer> replicas() {
        return group.answering().stream()
                .filter(server -> ClusterNode.of(server).isReplica())
                .toList();
    }

    /**
     * The master that serves a slot; if an old one comes back and does not know yet, the newer one.
     *
     * @param slot 0 to 16383
     * @return the master
     * @throws IllegalArgumentException if the slot is out of range
     * @throws RedisServerException if no server that runs serves it
     */
    public RedisServer masterOf(int slot) {
        checkSlot(slot);
        return masters().stream()
                .filter(server -> ClusterNode.of(server).serves(slot))
                .max(Comparator.comparingLong(server -> ClusterNode.of(server).epoch()))
                .orElseThrow(() -> new RedisServerException("nobody serves slot " + slot));
    }

    /**
     * The slot of a key.
     *
     * @param key the key; what is in braces counts alone, as Redis has it
     * @return 0 to 16383
     * @throws RedisServerException if no server runs
     */
    public int slotOf(String key) {
        return Integer.parseInt(anyServer().operate("CLUSTER", "KEYSLOT", key));
    }

    private RedisServer anyServer() {
        return group.answering().stream()
                .findFirst()
                .orElseThrow(() -> new RedisServerException("no server of " + group + " runs"));
    }

    /**
     * A replica of a master.
     *
     * @param master a server of this cluster, which may be dead by now
     * @return the first replica that says it follows that master
     * @throws IllegalArgumentException if the master is not a server of this cluster
     * @throws RedisServerException if it has no replica
     */
    public RedisServer replicaOf(RedisServer master) {
        group.requireMember(master);
        String id = idOf(master);
        return group.answering().stream()
                .filter(server -> ClusterNode.of(server).master().equals(id))
                .findFirst()
                .orElseThrow(() -> new RedisServerException(master + " has no replica that runs"));
    }

    private String idOf(RedisServer server) {
        return ClusterNode.seenBy(anyServer()).stream()
                .filter(node -> node.port() == server.port())
                .findFirst()
                .orElseThrow(() -> new RedisServerException("the cluster does not know " + server))
                .id();
    }

    /**
     * Where all the servers are.
     *
     * @return the {@link RedisServer#location()} of each, such as {@code 127.0.0.1:15123}
     */
    public List<String> locations() {
        return group.all().stream().map(RedisServer::location).toList();
    }

    /**
     * Moves a slot with its keys to another master. Returns when all nodes know.
     *
     * @param slot 0 to 16383
     * @param target the master that gets it
     * @throws IllegalArgumentException if the slot is out of range, or the target is no master or serves it already
     * @throws RedisServerException if a server refuses, or not all know within 30 seconds
     */
    public void moveSlot(int slot, RedisServer target) {
        beginMove(slot, target).finish();
    }

    /**
     * Begins to move a slot to another master. No key has moved when this returns; the returned object moves them, and
     * ends the move.
     *
     * @param slot 0 to 16383
     * @param target the master that gets it
     * @return the move
     * @throws IllegalArgumentException if the slot is out of range, or the target is no master or serves it already
     * @throws RedisServerException if a server refuses
     */
    public SlotMove beginMove(int slot, RedisServer target) {
        RedisServer source = masterOf(slot);
        group.requireMember(target);
        if (target == source || !ClusterNode.of(target).isMaster()) {
            throw new IllegalArgumentException(
                    "target must be a master other than that of slot " + slot + ", was " + target);
        }
        SlotMove move = new SlotMove(this, slot, source, target);
        move.begin();
        return move;
    }

    /**
     * Has a replica take over from its master in order: nothing is lost, clients wait a moment. Returns when all nodes
     * know, and the old master follows the new one.
     *
     * @param replica a replica whose master runs
     * @throws IllegalArgumentException if it is not a replica of this cluster
     * @throws RedisServerException if that does not come about within 30 seconds
     */
    public void failover(RedisServer replica) {
        group.requireMember(replica);
        if (!ClusterNode.of(replica).isReplica()) {
            throw new IllegalArgumentException("replica must be a replica, was the master " + replica);
        }
        replica.operate("CLUSTER", "FAILOVER");
        Waiting.until(replica + " is a master", () -> ClusterNode.of(replica).isMaster());
        awaitOk();
    }

    /**
     * Waits until the cluster is well: all servers that run say {@code cluster_state:ok} and agree on who is what, each
     * slot is served by a master that runs, and the replicas are in sync. So after the death of a master this waits for
     * the failover, and after a restart until the server has its place.
     *
     * @throws RedisServerException if that does not come about within 30 seconds
     */
    public void awaitOk() {
        Waiting.until("the cluster " + group + " is well", () -> new ClusterHealth(group.answering()).isWell());
    }

    /** The user who does the topology's work on these servers. */
    AclUser operator() {
        return group.operator();
    }

    private static void checkSlot(int slot) {
        if (slot < 0 || slot >= SLOTS) {
            throw new IllegalArgumentException("slot must be 0 to " + (SLOTS - 1) + ", was " + slot);
        }
    }

    /** Ends all servers and deletes their directories. Does nothing the second time. */
    @Override
    public void close() {
        group.close();
    }

    @Override
    public String toString() {
        return "RedisCluster" + group;
    }
}
