package io.github.cdirediscache.testing;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The servers of one topology, which live and end together.
 *
 * <p>Each has, besides what the test asks for, one ACL user who may do everything. That user does the topology's own work
 * and logs replicas in at their master, so any password and any users of the test will do. Threads: safe.
 */
final class ServerGroup implements AutoCloseable {

    private final Consumer<RedisServerBuilder> settings;
    private final AclUser operator;
    private final List<RedisServer> servers = new CopyOnWriteArrayList<>();

    /**
     * A group without servers yet.
     *
     * @param settings what the test sets; comes last for each server and so wins
     */
    ServerGroup(Consumer<RedisServerBuilder> settings) {
        this.settings = settings;
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        this.operator = new AclUser("topology-operator", HexFormat.of().formatHex(secret), List.of());
    }

    AclUser operator() {
        return operator;
    }

    /** One more server. */
    RedisServer start(List<ConfigLine> lines) {
        return start(builder -> lines.forEach(builder::line));
    }

    /**
     * One more server.
     *
     * @param role what the topology sets
     */
    RedisServer start(Consumer<RedisServerBuilder> role) {
        RedisServerBuilder builder = RedisServer.builder().operator(operator);
        role.accept(builder);
        settings.accept(builder);
        RedisServer server = builder.start();
        servers.add(server);
        return server;
    }

    /** All servers, in the order of their start, whatever has become of them. */
    List<RedisServer> all() {
        return List.copyOf(servers);
    }

    /** The servers that run and are not paused. */
    List<RedisServer> answering() {
        return servers.stream().filter(RedisServer::isAnswering).toList();
    }

    void requireMember(RedisServer server) {
        if (!servers.contains(server)) {
            throw new IllegalArgumentException("server must be one of " + servers + ", was " + server);
        }
    }

    /** Kills before it closes: a master that ends in order waits for replicas that lag behind. */
    @Override
    public void close() {
        servers.forEach(RedisServer::kill);
        RuntimeException failure = null;
        for (RedisServer server : servers) {
            try {
                server.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public String toString() {
        return servers.toString();
    }
}
