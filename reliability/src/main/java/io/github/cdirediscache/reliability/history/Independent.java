package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Servers that know nothing of each other: a single one, or shards. */
final class Independent implements Deployment {

    private final TopologyKind kind;
    private final List<RedisServer> servers = new ArrayList<>();
    private final List<FaultProxy> proxies = new ArrayList<>();

    Independent(TopologyKind kind, int count, long seed) {
        this.kind = kind;
        for (int i = 0; i < count; i++) {
            RedisServerBuilder builder = RedisServer.builder();
            Deployment.settings(builder);
            servers.add(builder.start());
            proxies.add(FaultProxy.of(servers.get(i), seed + i));
        }
    }

    @Override
    public TopologyKind kind() {
        return kind;
    }

    @Override
    public Map<String, String> options() {
        String locations = kind == TopologyKind.SINGLE
                ? proxies.get(0).location()
                : IntStream.range(0, proxies.size())
                        .mapToObj(i -> "shard" + i + "=" + proxies.get(i).location())
                        .collect(Collectors.joining(","));
        return Map.of("topology", kind.name().toLowerCase(Locale.ROOT), "locations", locations);
    }

    @Override
    public List<RedisServer> servers() {
        return servers;
    }

    @Override
    public List<RedisServer> masters() {
        return servers;
    }

    @Override
    public List<FaultProxy> proxies() {
        return proxies;
    }

    @Override
    public void awaitWell() {
        servers.forEach(server -> Disturbance.awaitAnswer(server));
    }

    @Override
    public List<Disturbance> disturbances() {
        return List.of();
    }

    @Override
    public void close() {
        proxies.forEach(FaultProxy::close);
        servers.forEach(RedisServer::kill);
        servers.forEach(RedisServer::close);
    }
}
