package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.record.Window.Harm;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.RedisSentinels;
import io.github.cdirediscache.testing.RedisServer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A master with two replicas and three sentinels. */
final class Watched implements Deployment {

    private final RedisSentinels sentinels = RedisSentinels.start("main", 2, Deployment::settings, sentinel -> {});
    private final List<FaultProxy> proxies = new ArrayList<>();

    Watched(long seed) {
        servers().forEach(server -> proxies.add(FaultProxy.of(server, seed)));
    }

    @Override
    public TopologyKind kind() {
        return TopologyKind.SENTINEL;
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "topology",
                "sentinel",
                "sentinel.master",
                sentinels.masterName(),
                "locations",
                String.join(",", sentinels.locations()),
                "address-map",
                addresses(servers(), proxies));
    }

    /** What the servers say of themselves, and where they are reached. */
    static String addresses(List<RedisServer> servers, List<FaultProxy> proxies) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            pairs.add(servers.get(i).location() + "=" + proxies.get(i).location());
        }
        return pairs.stream().collect(Collectors.joining(","));
    }

    @Override
    public List<RedisServer> servers() {
        return sentinels.replication().servers();
    }

    @Override
    public List<RedisServer> masters() {
        return List.of(sentinels.replication().master());
    }

    @Override
    public List<FaultProxy> proxies() {
        return proxies;
    }

    @Override
    public void awaitWell() {
        servers().forEach(Disturbance::awaitAnswer);
        Disturbance.awaitCondition(
                "the old master follows",
                () -> sentinels.replication().replicas().size() == servers().size() - 1
                        && sentinels.currentMasterPort() == masters().get(0).port());
        sentinels.replication().awaitInSync();
    }

    @Override
    public List<Disturbance> disturbances() {
        EnumSet<Harm> harms = EnumSet.of(Harm.FAILOVER, Harm.LOSS);
        EnumSet<Harm> slow = EnumSet.of(Harm.FAILOVER, Harm.LOSS, Harm.SLOW);
        return List.of(
                new Disturbance("failover by command", harms, (scene, random) -> sentinels.failover()),
                new Disturbance("failover after kill", harms, (scene, random) -> {
                    RedisServer old = masters().get(0);
                    old.kill();
                    sentinels.awaitMasterOtherThan(old);
                    scene.hold();
                    old.restart();
                }),
                new Disturbance("failover while the master hangs", slow, (scene, random) -> {
                    RedisServer old = masters().get(0);
                    old.pause();
                    sentinels.awaitMasterOtherThan(old);
                    old.resume();
                }));
    }

    @Override
    public void close() {
        proxies.forEach(FaultProxy::close);
        sentinels.close();
    }
}
