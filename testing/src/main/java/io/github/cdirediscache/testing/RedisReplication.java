package io.github.cdirediscache.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A master and its replicas: real servers with real replication, for tests.
 *
 * <p>Who is what is asked of the servers each time, so it is right also after a {@link #promote} or a failover by
 * sentinels. A server that does not run, or is paused, is neither master nor replica. A replica that is restarted follows
 * its master again. A master that died and is restarted after another was promoted still takes itself for one, as in
 * real life; {@link #reconnect} makes it follow.
 *
 * <p>A test may give the servers passwords, ACL users, TLS and configuration lines of any kind; only a port or the path
 * of a unix socket cannot serve several servers. The servers have one more ACL user, who does the work of this class.
 *
 * <p>Threads: all methods may be called from any thread; those that change roles take turns. Those that wait give up
 * after 30 seconds with a {@link RedisServerException}.
 */
public final class RedisReplication implements AutoCloseable {

    /** Nobody listens there, and nobody but the superuser could. */
    private static final String CLOSED_PORT = "1";

    private final ServerGroup group;
    private final Set<RedisServer> disconnected = ConcurrentHashMap.newKeySet();
    private volatile RedisServer appointed;

    private RedisReplication(ServerGroup group, RedisServer appointed) {
        this.group = group;
        this.appointed = appointed;
    }

    /**
     * Starts a master and replicas, without passwords.
     *
     * @param replicas how many, at least 0
     * @return the servers, in sync
     * @throws IllegalArgumentException if the number is negative
     * @throws RedisServerException if a server cannot be started; none is left running then
     */
    public static RedisReplication start(int replicas) {
        return start(replicas, builder -> {});
    }

    /**
     * Starts a master and replicas.
     *
     * @param replicas how many, at least 0
     * @param settings called for each server, the master first, to set what the test wants of it
     * @return the servers, in sync
     * @throws IllegalArgumentException if the number is negative
     * @throws RedisServerException if a server cannot be started; none is left running then
     */
    public static RedisReplication start(int replicas, Consumer<RedisServerBuilder> settings) {
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas must not be negative, was " + replicas);
        }
        ServerGroup group = new ServerGroup(settings);
        try {
            RedisReplication replication = new RedisReplication(group, group.start(lines(group.operator())));
            for (int i = 0; i < replicas; i++) {
                replication.addReplica();
            }
            replication.awaitInSync();
            return replication;
        } catch (RuntimeException e) {
            group.close();
            throw e;
        }
    }

    private void addReplica() {
        List<ConfigLine> lines = new ArrayList<>(lines(group.operator()));
        lines.add(ConfigLine.of("replicaof", List.of(RedisServer.HOST, String.valueOf(appointed.port()))));
        group.start(lines);
    }

    /**
     * What any server of a replication needs: it may become a replica, it serves new ones at once, and what it got as a
     * replica does not come back from a file when it is restarted.
     */
    static List<ConfigLine> lines(AclUser operator) {
        return List.of(
                ConfigLine.of("masteruser", List.of(operator.name())),
                ConfigLine.of("masterauth", List.of(operator.password())),
                ConfigLine.of("repl-diskless-sync", List.of("yes")),
                ConfigLine.of("repl-diskless-sync-delay", List.of("0")),
                ConfigLine.of("rdb-del-sync-files", List.of("yes")));
    }

    /**
     * The server that says it is the master. While several do, after a failover: the one with the most replicas, and
     * among equals the one that was last made master here.
     *
     * @return the master
     * @throws RedisServerException if no server that answers is a master
     */
    public RedisServer master() {
        RedisServer found = null;
        int most = -1;
        for (RedisServer server : group.answering()) {
            Role role = Role.of(server);
            boolean better = role.followers() > most || (role.followers() == most && server == appointed);
            if (role.isMaster() && better) {
                found = server;
                most = role.followers();
            }
        }
        if (found == null) {
            throw new RedisServerException("no server of " + group + " is a master");
        }
        return found;
    }

    /**
     * The servers that say they are replicas, linked to their master or not.
     *
     * @return the replicas, in the order of their start
     * @throws RedisServerException if a server does not answer
     */
    public List<RedisServer> replicas() {
        return group.answering().stream()
                .filter(server -> Role.of(server).isReplica())
                .toList();
    }

    /**
     * All servers, also those that do not run.
     *
     * @return the servers, in the order of their start: at first the master, then the replicas
     */
    public List<RedisServer> servers() {
        return group.all();
    }

    /**
     * Makes a replica the master, and the other servers follow it; those that do not run or are paused, or are
     * {@linkplain #disconnect disconnected}, are left as they are. What the old master took and this replica has not got
     * is lost: call {@link #awaitInSync()} before if that matters. Returns when the others are in sync.
     *
     * @param replica the server to promote
     * @throws IllegalArgumentException if it is not a server of this replication
     * @throws RedisServerException if a server refuses
     */
    public synchronized void promote(RedisServer replica) {
        group.requireMember(replica);
        replica.operate("REPLICAOF", "NO", "ONE");
        replica.operate("CONFIG", "REWRITE");
        appointed = replica;
        disconnected.remove(replica);
        List<RedisServer> others = followers(replica);
        others.forEach(other -> follow(other, replica));
        awaitInSync(replica, others);
    }

    private static void follow(RedisServer replica, RedisServer master) {
        replica.operate("REPLICAOF", RedisServer.HOST, String.valueOf(master.port()));
        replica.operate("CONFIG", "REWRITE");
    }

    private List<RedisServer> followers(RedisServer master) {
        return group.answering().stream()
                .filter(server -> server != master && !disconnected.contains(server))
                .toList();
    }

    /**
     * Waits until the replicas have what the master has written by now. Replicas that do not run, are paused or
     * {@linkplain #disconnect disconnected} do not count.
     *
     * @throws RedisServerException if a server that should follow does not within 30 seconds
     */
    public void awaitInSync() {
        RedisServer master = master();
        awaitInSync(master, followers(master));
    }

    private static void awaitInSync(RedisServer master, List<RedisServer> replicas) {
        long offset = Role.of(master).offset();
        Waiting.until("the replicas " + replicas + " are in sync with " + master, () -> {
            boolean allThere = replicas.stream()
                    .map(Role::of)
                    .allMatch(role -> role.isLinkedTo(master.port()) && role.offset() >= offset);
            return allThere && Role.of(master).followers() >= replicas.size();
        });
    }

    /**
     * Cuts a replica off from its master. It stays a replica and answers with what it has, but receives nothing more,
     * until {@link #reconnect}, {@link #promote} of itself, or a restart.
     *
     * @param replica the replica
     * @throws IllegalArgumentException if it is not a replica of this replication
     * @throws RedisServerException if it does not answer
     */
    public synchronized void disconnect(RedisServer replica) {
        group.requireMember(replica);
        if (!Role.of(replica).isReplica()) {
            throw new IllegalArgumentException("replica must be a replica, was the master " + replica);
        }
        disconnected.add(replica);
        replica.operate("REPLICAOF", RedisServer.HOST, CLOSED_PORT);
    }

    /**
     * Makes a server follow the master of now, whomever it followed before: one that was {@linkplain #disconnect
     * disconnected}, or an old master that was restarted, which loses what only it has. Returns when it is in sync.
     *
     * @param replica the server
     * @throws IllegalArgumentException if it is not a server of this replication, or is its master
     * @throws RedisServerException if it does not follow within 30 seconds
     */
    public synchronized void reconnect(RedisServer replica) {
        group.requireMember(replica);
        RedisServer master = master();
        if (master == replica) {
            throw new IllegalArgumentException("replica must be another server than the master, was " + replica);
        }
        follow(replica, master);
        disconnected.remove(replica);
        awaitInSync(master, List.of(replica));
    }

    /** How many servers run and are not paused. */
    int answering() {
        return group.answering().size();
    }

    /** The user who does the topology's work on these servers. */
    AclUser operator() {
        return group.operator();
    }

    /** Ends all servers and deletes their directories. Does nothing the second time. */
    @Override
    public void close() {
        group.close();
    }

    @Override
    public String toString() {
        return "RedisReplication" + group;
    }
}
