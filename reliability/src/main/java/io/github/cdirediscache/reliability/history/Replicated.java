package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.record.Window.Harm;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.RedisReplication;
import io.github.cdirediscache.testing.RedisServer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A master with two replicas, of which this conductor promotes one now and then. */
final class Replicated implements Deployment {

    /** Less than {@code failover-replay}. */
    private static final long LAG_MILLIS = 3000;

    private final RedisReplication replication = RedisReplication.start(2, Deployment::settings);
    private final List<FaultProxy> proxies;

    Replicated(long seed) {
        proxies = replication.servers().stream()
                .map(server -> FaultProxy.of(server, seed))
                .toList();
    }

    @Override
    public TopologyKind kind() {
        return TopologyKind.REPLICATED;
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "topology",
                "replicated",
                "locations",
                proxies.stream().map(FaultProxy::location).collect(Collectors.joining(",")));
    }

    @Override
    public List<RedisServer> servers() {
        return replication.servers();
    }

    @Override
    public List<RedisServer> masters() {
        return List.of(replication.master());
    }

    @Override
    public List<FaultProxy> proxies() {
        return proxies;
    }

    @Override
    public void awaitWell() {
        replication.servers().forEach(Disturbance::awaitAnswer);
        replication.awaitInSync();
    }

    @Override
    public List<Disturbance> disturbances() {
        EnumSet<Harm> harms = EnumSet.of(Harm.FAILOVER, Harm.LOSS);
        return List.of(
                new Disturbance(
                        "promotion",
                        harms,
                        (scene, random) ->
                                replication.promote(replication.replicas().get(random.nextInt(2)))),
                new Disturbance("promotion after kill", harms, (scene, random) -> {
                    RedisServer old = replication.master();
                    RedisServer next = replication.replicas().get(random.nextInt(2));
                    old.kill();
                    scene.hold();
                    replication.promote(next);
                    scene.hold();
                    old.restart();
                    replication.reconnect(old);
                }));
    }

    /**
     * What the old master has acknowledged for {@link #LAG_MILLIS} is gone. Only the process that has changed something knows
     * that it has to be invalidated again, so this is for one process.
     */
    @Override
    public List<Disturbance> others() {
        return List.of(new Disturbance("a replica that lags takes over", EnumSet.of(Harm.LOSS), (scene, random) -> {
            RedisServer old = replication.master();
            RedisServer next = replication.replicas().get(random.nextInt(2));
            replication.disconnect(next);
            Await.pause(LAG_MILLIS);
            long from = System.nanoTime();
            old.kill();
            replication.promote(next);
            old.restart();
            replication.reconnect(old);
            scene.failedOverSince(from);
        }));
    }

    @Override
    public void close() {
        proxies.forEach(FaultProxy::close);
        replication.close();
    }
}
