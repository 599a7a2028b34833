package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.record.Window.Harm;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.RedisCluster;
import io.github.cdirediscache.testing.RedisServer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Three masters with a replica each. */
final class Clustered implements Deployment {

    private static final String PREFIX = "values:1:";

    private final RedisCluster cluster = RedisCluster.start(3, 1, Deployment::settings);
    private final List<FaultProxy> proxies = new ArrayList<>();

    Clustered(long seed) {
        servers().forEach(server -> proxies.add(FaultProxy.of(server, seed)));
    }

    @Override
    public TopologyKind kind() {
        return TopologyKind.CLUSTER;
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "topology",
                "cluster",
                "locations",
                proxies.stream().map(FaultProxy::location).limit(3).collect(Collectors.joining(",")),
                "address-map",
                Watched.addresses(servers(), proxies));
    }

    @Override
    public List<RedisServer> servers() {
        return cluster.servers();
    }

    @Override
    public List<RedisServer> masters() {
        return cluster.masters();
    }

    @Override
    public List<FaultProxy> proxies() {
        return proxies;
    }

    @Override
    public void awaitWell() {
        servers().forEach(Disturbance::awaitAnswer);
        cluster.awaitOk();
    }

    @Override
    public List<Disturbance> disturbances() {
        EnumSet<Harm> harms = EnumSet.of(Harm.FAILOVER, Harm.LOSS);
        return List.of(
                new Disturbance(
                        "failover by command",
                        harms,
                        (scene, random) -> cluster.failover(cluster.replicas()
                                .get(random.nextInt(cluster.replicas().size())))),
                new Disturbance("failover after kill", harms, (scene, random) -> {
                    RedisServer old = masters().get(random.nextInt(3));
                    RedisServer next = cluster.replicaOf(old);
                    old.kill();
                    Disturbance.awaitCondition(
                            "its replica is a master", () -> cluster.masters().contains(next));
                    scene.hold();
                    old.restart();
                }),
                new Disturbance("slots move", EnumSet.of(Harm.MOVE), (scene, random) -> moveSlots(scene, random)));
    }

    private void moveSlots(Scene scene, Random random) {
        for (int i = 0; i < 3; i++) {
            int slot = cluster.slotOf(
                    PREFIX + scene.keys().name(random.nextInt(scene.keys().count())));
            RedisServer source = cluster.masterOf(slot);
            List<RedisServer> others = cluster.masters().stream()
                    .filter(server -> server != source)
                    .toList();
            cluster.moveSlot(slot, others.get(random.nextInt(others.size())));
        }
    }

    @Override
    public void close() {
        proxies.forEach(FaultProxy::close);
        cluster.close();
    }
}
