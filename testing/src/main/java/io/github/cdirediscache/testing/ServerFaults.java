package io.github.cdirediscache.testing;

import java.time.Duration;
import java.util.Locale;

/**
 * What goes wrong with a server that runs, on demand: its clients are disconnected, it hangs, loses scripts or data, is full,
 * refuses writes, or is busy. Got by {@link RedisServer#faults()}.
 *
 * <p>{@link RedisServer} itself can be {@linkplain RedisServer#kill() killed}, {@linkplain RedisServer#stop() stopped},
 * {@linkplain RedisServer#pause() paused}, and restarted {@linkplain RedisServer#restart() as configured},
 * {@linkplain RedisServer#restartWithData() with its data} and {@linkplain RedisServer#restartEmpty() without}. Another server
 * becomes the master by {@link RedisReplication#promote}, {@link RedisSentinels#failover} and {@link RedisCluster#failover},
 * and slots move by {@link RedisCluster#beginMove}. What happens on the way to a server is a matter of {@link FaultProxy}.
 *
 * <p>The methods are for any thread. Each throws a {@link RedisServerException} if the server does not answer or refuses.
 * They log in as {@link RedisServer#command} does, so that user has to have the rights; the servers of a topology have a user
 * for them.
 */
public final class ServerFaults {

    private static final String ANY = "1000000";
    private static final String NOBODY = "1";

    private final RedisServer server;

    ServerFaults(RedisServer server) {
        this.server = server;
    }

    /**
     * Closes the connections of all clients, as {@code CLIENT KILL} does; those of replicas stay. They may connect again at
     * once.
     *
     * @return how many connections were closed
     */
    public int disconnectClients() {
        int normal = Integer.parseInt(server.operate("CLIENT", "KILL", "TYPE", "normal"));
        return normal + Integer.parseInt(server.operate("CLIENT", "KILL", "TYPE", "pubsub"));
    }

    /**
     * Lets the server hang for a time, by {@code DEBUG SLEEP}: connections are accepted, commands are carried out and
     * answered when the time is over. Returns at once. {@link RedisServer#pause()} is the same with an end of your choice.
     *
     * @param time how long, positive
     * @throws IllegalArgumentException if the time is not positive
     * @throws RedisServerException if the server refuses {@code DEBUG}: it was started with
     *     {@code config("enable-debug-command", "no")}, or the user may not
     */
    public void block(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("time must be positive, was " + time);
        }
        server.operate("DEBUG", "SLEEP", "0");
        server.begin("DEBUG", "SLEEP", String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9));
    }

    /** Forgets all scripts, by {@code SCRIPT FLUSH}: {@code EVALSHA} answers {@code NOSCRIPT}. */
    public void flushScripts() {
        server.operate("SCRIPT", "FLUSH");
    }

    /** Removes all data, by {@code FLUSHALL}. */
    public void flushAll() {
        server.operate("FLUSHALL");
    }

    /**
     * The server is full and removes nothing by itself: commands that need memory are refused with {@code OOM}, others
     * work.
     *
     * @return close it to end the fault
     */
    public OngoingFault memoryFull() {
        return ChangedSettings.of(server).set("maxmemory-policy", "noeviction").set("maxmemory", "1");
    }

    /**
     * The server is nearly full and removes keys to make room for new ones.
     *
     * @param policy such as {@code allkeys-lru}, {@code allkeys-random} or {@code volatile-ttl}
     * @param room how many bytes it may take beside those that it uses now; not negative
     * @return close it to end the fault; what was removed stays away
     * @throws IllegalArgumentException if the room is negative
     */
    public OngoingFault eviction(String policy, long room) {
        if (room < 0) {
            throw new IllegalArgumentException("room must not be negative, was " + room);
        }
        long limit = Long.parseLong(info("memory", "used_memory")) + room;
        return ChangedSettings.of(server).set("maxmemory-policy", policy).set("maxmemory", String.valueOf(limit));
    }

    /**
     * Too few replicas follow: a master refuses writes with {@code NOREPLICAS}, and answers reads.
     *
     * @return close it to end the fault
     */
    public OngoingFault tooFewReplicas() {
        return ChangedSettings.of(server).set("min-replicas-to-write", ANY);
    }

    /**
     * The master becomes a replica whose master is out of reach, and nobody else becomes the master: it refuses writes with
     * {@code READONLY}, and answers reads. Its replicas stay with it.
     *
     * @return close it to make it the master again, with its data
     * @throws IllegalStateException if it is no master
     */
    public OngoingFault readOnly() {
        return replicaOfNobody(ChangedSettings.of(server));
    }

    /**
     * The same with {@code replica-serve-stale-data no}: reads and writes are refused with {@code MASTERDOWN}.
     *
     * @return close it to make it the master again, with its data
     * @throws IllegalStateException if it is no master
     */
    public OngoingFault masterDown() {
        return replicaOfNobody(ChangedSettings.of(server).set("replica-serve-stale-data", "no"));
    }

    private OngoingFault replicaOfNobody(ChangedSettings changed) {
        if (!Role.of(server).isMaster()) {
            changed.close();
            throw new IllegalStateException(server + " must be a master");
        }
        return changed.run(
                () -> server.operate("REPLICAOF", RedisServer.HOST, NOBODY),
                () -> server.operate("REPLICAOF", "NO", "ONE"));
    }

    /**
     * A script runs and does not end: all other commands are refused with {@code BUSY}. The server takes a processor for that.
     *
     * @return close it to kill the script
     */
    public OngoingFault busyScript() {
        return ChangedSettings.of(server).set("lua-time-limit", "1").run(this::beginEndlessScript, this::killScript);
    }

    private void beginEndlessScript() {
        server.begin("EVAL", "while true do end", "0");
        awaitRefusal("BUSY");
    }

    private void killScript() {
        server.operate("SCRIPT", "KILL");
        Waiting.until(
                "the script in " + server + " has ended",
                () -> server.operate("PING").equals("PONG"));
    }

    /**
     * The server reads its data from a file, as after a start: all commands are refused with {@code LOADING}. It would take
     * some 30 seconds. Needs {@code DEBUG}, as {@link #block} does. While it begins and ends, keys named {@code loading-fault:}
     * and a number are there.
     *
     * @return close it to let the server read to the end; its data are there again
     * @throws IllegalStateException if it is a node of a cluster
     */
    public OngoingFault loading() {
        if (info("cluster", "cluster_enabled").equals("1")) {
            throw new IllegalStateException(server + " must not be a node of a cluster");
        }
        return new SlowLoading(server).begin();
    }

    private void awaitRefusal(String word) {
        Waiting.until(server + " answers " + word, () -> isRefused(server, word));
    }

    /** Whether the server answers with that error. */
    static boolean isRefused(RedisServer server, String word) {
        try {
            server.operate("PING");
            return false;
        } catch (RedisServerException e) {
            return String.valueOf(e.getMessage()).startsWith(word);
        }
    }

    private String info(String section, String field) {
        return server.operate("INFO", section)
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip())
                .findFirst()
                .orElseThrow(() -> new RedisServerException(server + " does not tell its " + field));
    }

    @Override
    public String toString() {
        return "ServerFaults[" + server + "]";
    }
}
