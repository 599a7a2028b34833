package io.github.cdirediscache.testing;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Three sentinels around a {@link RedisReplication}: real processes that watch a master, for tests.
 *
 * <p>They take a master for dead after a second without an answer, and then two of them have to agree. Configuration lines
 * for the sentinels may say otherwise, such as {@code config("sentinel", "down-after-milliseconds", "mymaster", "300")}.
 * The sentinels appoint the master here, so use {@link #failover()}, not {@link RedisReplication#promote}. An old master
 * that is restarted is made a replica by them, after some three seconds.
 *
 * <p>The sentinels do much more often what they do every one to ten seconds by themselves ({@code SENTINEL DEBUG}). One that
 * is restarted has its own pace again.
 *
 * <p>Threads: all methods may be called from any thread. Those that wait give up after 30 seconds with a
 * {@link RedisServerException}. Redis 7.0 or newer.
 */
public final class RedisSentinels implements AutoCloseable {

    private static final int COUNT = 3;
    private static final int QUORUM = 2;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private final String masterName;
    private final RedisReplication replication;
    private final ServerGroup group;

    private RedisSentinels(String masterName, RedisReplication replication, ServerGroup group) {
        this.masterName = masterName;
        this.replication = replication;
        this.group = group;
    }

    /**
     * Starts a master, replicas and sentinels, without passwords.
     *
     * @param masterName what the sentinels call the master
     * @param replicas how many, at least 1
     * @return the sentinels, which know each other and all servers
     * @throws IllegalArgumentException if the name is empty or has other characters than letters, digits and
     *     {@code . _ -}, or if there is no replica
     * @throws RedisServerException if a process cannot be started; none is left running then
     */
    public static RedisSentinels start(String masterName, int replicas) {
        return start(masterName, replicas, builder -> {}, builder -> {});
    }

    /**
     * Starts a master, replicas and sentinels.
     *
     * @param masterName what the sentinels call the master
     * @param replicas how many, at least 1
     * @param settings called for each server, the master first, to set what the test wants of it
     * @param sentinelSettings called for each sentinel: its password, TLS, ACL users and configuration lines may be set. If
     *     the servers speak TLS, the sentinels have to
     * @return the sentinels, which know each other and all servers
     * @throws IllegalArgumentException if the name is empty or has other characters than letters, digits and
     *     {@code . _ -}, or if there is no replica
     * @throws RedisServerException if a process cannot be started; none is left running then
     */
    public static RedisSentinels start(
            String masterName,
            int replicas,
            Consumer<RedisServerBuilder> settings,
            Consumer<RedisServerBuilder> sentinelSettings) {
        if (!NAME.matcher(masterName).matches()) {
            throw new IllegalArgumentException(
                    "masterName must be letters, digits and . _ - only, was '" + masterName + "'");
        }
        if (replicas < 1) {
            throw new IllegalArgumentException("replicas must be at least 1, was " + replicas);
        }
        RedisReplication replication = RedisReplication.start(replicas, settings);
        ServerGroup group = new ServerGroup(sentinelSettings);
        RedisSentinels sentinels = new RedisSentinels(masterName, replication, group);
        try {
            sentinels.startSentinels();
            sentinels.awaitReady();
            return sentinels;
        } catch (RuntimeException e) {
            sentinels.close();
            throw e;
        }
    }

    private void startSentinels() {
        int port = replication.master().port();
        AclUser servers = replication.operator();
        AclUser sentinels = group.operator();
        List<ConfigLine> lines = List.of(
                line("monitor", masterName, RedisServer.HOST, String.valueOf(port), String.valueOf(QUORUM)),
                line("down-after-milliseconds", masterName, "1000"),
                line("failover-timeout", masterName, "3000"),
                line(
                        "parallel-syncs",
                        masterName,
                        String.valueOf(replication.servers().size())),
                line("auth-user", masterName, servers.name()),
                line("auth-pass", masterName, servers.password()),
                line("sentinel-user", sentinels.name()),
                line("sentinel-pass", sentinels.password()));
        for (int i = 0; i < COUNT; i++) {
            hurry(group.start(builder -> {
                builder.sentinel();
                lines.forEach(builder::line);
            }));
        }
    }

    /**
     * By themselves sentinels take two seconds to find each other and ten to make an old master a replica, and after a
     * pause of their own do nothing for thirty. They ping and reconnect once a second, so that with our short time to take
     * a master for dead, one connection that fails would be enough.
     */
    private static void hurry(RedisServer sentinel) {
        for (String setting :
                List.of("publish-period 500", "info-period 1000", "ping-period 200", "tilt-period 1000")) {
            String[] pair = setting.split(" ", -1);
            sentinel.operate("SENTINEL", "DEBUG", pair[0], pair[1]);
        }
    }

    private static ConfigLine line(String... arguments) {
        return ConfigLine.of("sentinel", List.of(arguments));
    }

    /** Waits until a failover would go through: everybody is known and well, to each sentinel. */
    private void awaitReady() {
        int replicas = replication.servers().size() - 1;
        Waiting.until(
                "the sentinels " + group + " know each other and " + replication,
                () -> group.answering().stream()
                        .map(sentinel -> SentinelView.of(sentinel, masterName))
                        .allMatch(view -> view.isWell(replicas, COUNT)));
    }

    /**
     * What the sentinels call the master.
     *
     * @return the name given at the start
     */
    public String masterName() {
        return masterName;
    }

    /**
     * Where the sentinels are.
     *
     * @return the {@link RedisServer#location()} of each, such as {@code 127.0.0.1:15123}
     */
    public List<String> locations() {
        return group.all().stream().map(RedisServer::location).toList();
    }

    /**
     * The sentinels themselves, which a test may pause, kill and restart like any server.
     *
     * @return the sentinels, in the order of their start
     */
    public List<RedisServer> sentinels() {
        return group.all();
    }

    /**
     * The servers that are watched.
     *
     * @return the master and its replicas; closed with the sentinels
     */
    public RedisReplication replication() {
        return replication;
    }

    /**
     * The port of the master, as the first sentinel that runs sees it.
     *
     * @return the port
     * @throws RedisServerException if no sentinel runs or it does not answer
     */
    public int currentMasterPort() {
        return group.answering().stream()
                .findFirst()
                .map(this::masterPort)
                .orElseThrow(() -> new RedisServerException("no sentinel of " + group + " runs"));
    }

    private int masterPort(RedisServer sentinel) {
        String[] address = sentinel.operate("SENTINEL", "GET-MASTER-ADDR-BY-NAME", masterName)
                .split("\n", -1);
        return Integer.parseInt(address[address.length - 1]);
    }

    /**
     * Has the sentinels appoint another master, though nothing is wrong with this one. Returns when all sentinels that run
     * agree and all servers that run have their new roles.
     *
     * @return the new master
     * @throws RedisServerException if that does not come about within 30 seconds
     */
    public RedisServer failover() {
        RedisServer old = replication.master();
        RedisServer sentinel = group.answering().stream()
                .findFirst()
                .orElseThrow(() -> new RedisServerException("no sentinel of " + group + " runs"));
        Waiting.until("the sentinels have replaced " + old, () -> {
            beginFailover(sentinel, old);
            return masterPort(sentinel) != old.port();
        });
        RedisServer master = awaitMasterOtherThan(old);
        Waiting.until(
                "the failover to " + master + " is over",
                () -> group.answering().stream()
                                .map(each -> SentinelView.of(each, masterName))
                                .noneMatch(SentinelView::isInFailover)
                        && replication.master() == master
                        && replication.replicas().size() == replication.answering() - 1);
        replication.awaitInSync();
        return master;
    }

    /** Also begins anew if the last attempt was given up, as when no replica was good enough at that moment. */
    private void beginFailover(RedisServer sentinel, RedisServer old) {
        boolean isOn = SentinelView.of(sentinel, masterName).isInFailover();
        if (!isOn && masterPort(sentinel) == old.port()) {
            sentinel.operate("SENTINEL", "FAILOVER", masterName);
        }
    }

    /**
     * Waits until all sentinels that run name the same other master, and that server says it is one. The replicas may
     * not follow it yet: {@link RedisReplication#awaitInSync()} waits for that.
     *
     * @param old the master to be replaced
     * @return the new master
     * @throws RedisServerException if that does not come about within 30 seconds
     */
    public RedisServer awaitMasterOtherThan(RedisServer old) {
        Waiting.until("the sentinels have another master than " + old, () -> {
            List<Integer> ports =
                    group.answering().stream().map(this::masterPort).distinct().toList();
            return ports.size() == 1
                    && ports.get(0) != old.port()
                    && Role.of(server(ports.get(0))).isMaster();
        });
        return server(currentMasterPort());
    }

    private RedisServer server(int port) {
        return replication.servers().stream()
                .filter(server -> server.port() == port)
                .findFirst()
                .orElseThrow(() -> new RedisServerException("no server of " + replication + " has port " + port));
    }

    /** Ends the sentinels and the servers and deletes their directories. Does nothing the second time. */
    @Override
    public void close() {
        try {
            group.close();
        } finally {
            replication.close();
        }
    }

    @Override
    public String toString() {
        return "RedisSentinels" + group;
    }
}
