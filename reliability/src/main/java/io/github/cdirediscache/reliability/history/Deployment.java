package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerBuilder;
import java.util.List;
import java.util.Map;

/** The servers of a run, with a proxy before each of them. */
interface Deployment extends AutoCloseable {

    /** How the servers work together. */
    TopologyKind kind();

    /** What a cache is told about the servers. */
    Map<String, String> options();

    /** The servers that hold values, also those that do not run. */
    List<RedisServer> servers();

    /** The servers that say that they are masters. */
    List<RedisServer> masters();

    /** A proxy for each server. */
    List<FaultProxy> proxies();

    /** Waits until all servers run and do what they are for. */
    void awaitWell();

    /** Faults that only these servers can have. */
    List<Disturbance> disturbances();

    /** Faults that happen only if they are asked for by name: the rules hold for fewer processes than usual then. */
    default List<Disturbance> others() {
        return List.of();
    }

    @Override
    void close();

    /** What each server is started with: it keeps what it has acknowledged when its process is killed. */
    static void settings(RedisServerBuilder builder) {
        builder.config("appendonly", "yes")
                .config("appendfsync", "no")
                .config("save", "")
                .config("enable-debug-command", "yes");
    }

    /** The servers of a kind, started. */
    static Deployment start(TopologyKind kind, long seed) {
        return switch (kind) {
            case SINGLE -> new Independent(kind, 1, seed);
            case SHARDED -> new Independent(kind, 3, seed);
            case REPLICATED -> new Replicated(seed);
            case SENTINEL -> new Watched(seed);
            case CLUSTER -> new Clustered(seed);
        };
    }
}
