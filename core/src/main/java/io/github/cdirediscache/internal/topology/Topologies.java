package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.RequestObserver;
import io.github.cdirediscache.config.ConnectionConfig;
import io.github.cdirediscache.config.FailureConfig;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.config.ReadFrom;
import io.github.cdirediscache.config.SentinelConfig;
import io.github.cdirediscache.config.ShardConfig;
import io.github.cdirediscache.config.TopologyConfig;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.connection.CredentialsProvider;
import io.github.cdirediscache.internal.connection.Nodes;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeListener;
import io.github.cdirediscache.internal.wire.ReplyLimit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Creates topologies from settings. No connection is opened before the first command. */
public final class Topologies {

    private final Nodes nodes;
    private final NodeListener listener;
    private final Inquiry inquiry;

    private Topologies(Nodes nodes, NodeListener listener, Inquiry inquiry) {
        this.nodes = nodes;
        this.listener = listener;
        this.inquiry = inquiry;
    }

    /**
     * The servers of a cache.
     *
     * @param connection where they are, and how to talk to them
     * @param failure when to leave one alone
     * @param listener is told what happens to them
     * @param credentials providers of credentials beside those that are made of class names, by their names
     * @param observer is told of every exchange; {@code null} for nobody
     * @param time the clocks
     * @param scheduler closes idle connections; {@code null}: they stay open
     * @param workers ask several servers side by side
     * @param limit how much of a value is taken from a server
     * @return the topology
     * @throws IllegalArgumentException if a file or a class that the settings name can't be used
     */
    public static Topology open(
            ConnectionConfig connection,
            FailureConfig failure,
            NodeListener listener,
            Map<String, CredentialsProvider> credentials,
            @Nullable RequestObserver observer,
            Time time,
            @Nullable Scheduler scheduler,
            Executor workers,
            ReplyLimit limit) {
        Nodes nodes = new Nodes(connection, failure, listener, credentials, observer, time, scheduler, limit);
        Inquiry inquiry = Inquiry.within(connection.connectTimeout(), connection.socketTimeout(), time, workers);
        return new Topologies(nodes, listener, inquiry).open(connection.topology());
    }

    private Topology open(TopologyConfig config) {
        List<Topology.NamedShard> shards = config.shards().stream()
                .map(shard -> new Topology.NamedShard(shard.name(), shard(config, shard)))
                .toList();
        return new Topology(shards, Ring.of(config.shards()));
    }

    private Shard shard(TopologyConfig config, ShardConfig shard) {
        return switch (config.kind()) {
            case SINGLE, SHARDED, REPLICATED -> orCluster(declared(config, shard), config, shard);
            case SENTINEL -> watched(shard.locations(), config);
            case CLUSTER -> cluster(config, shard);
        };
    }

    private Shard declared(TopologyConfig config, ShardConfig shard) {
        return config.kind() == TopologyKind.REPLICATED || shard.locations().size() > 1
                ? replicas(shard, config.readFrom())
                : new SingleServer(nodes.open(shard.locations().get(0)));
    }

    private Shard orCluster(Shard declared, TopologyConfig config, ShardConfig shard) {
        return new UndeclaredCluster(
                declared, () -> cluster(config, shard), () -> listener.undeclaredCluster(declared.location()));
    }

    private Shard cluster(TopologyConfig config, ShardConfig shard) {
        return new Cluster(shard.locations(), known(shard.locations().get(0), config), listener, inquiry);
    }

    private Shard replicas(ShardConfig shard, ReadFrom readFrom) {
        Map<Location, Node> servers = new LinkedHashMap<>();
        shard.locations().forEach(location -> servers.computeIfAbsent(location, nodes::open));
        List<Node> all = List.copyOf(servers.values());
        Node master = shard.master() == null ? null : servers.get(shard.master());
        Roles roles = master == null
                ? null
                : new Roles(master, all.stream().filter(node -> node != master).toList());
        return new ReplicaGroup(all.toString(), new ReportedRoles(all, inquiry), roles, readFrom, listener, inquiry);
    }

    private Shard watched(List<Location> locations, TopologyConfig topology) {
        SentinelConfig config = topology.sentinel();
        if (config == null) {
            throw new IllegalArgumentException("sentinel.master must be set");
        }
        Map<Location, Node> sentinels = new LinkedHashMap<>();
        locations.forEach(location -> sentinels.computeIfAbsent(location, at -> nodes.openSentinel(at, config)));
        String name = "the master \"" + config.master() + "\" of the sentinels " + sentinels.keySet();
        // A user in the location of a sentinel is the sentinel's.
        Location model = locations.get(0).withoutUser();
        KnownNodes servers = known(config.serversTls().map(model::withTls).orElse(model), topology);
        SentinelRoles finder = new SentinelRoles(config.master(), sentinels, servers, inquiry);
        return new ReplicaGroup(name, finder, null, topology.readFrom(), listener, inquiry);
    }

    private KnownNodes known(Location model, TopologyConfig topology) {
        return new KnownNodes(nodes::open, model, topology.addressMap());
    }
}
