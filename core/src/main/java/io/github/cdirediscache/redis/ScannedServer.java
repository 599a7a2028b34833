package io.github.cdirediscache.redis;

import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.topology.Topology;
import java.util.stream.Stream;

/**
 * A server that is asked for its keys, and where requests about these keys go: a key may move meanwhile.
 *
 * @param master the server
 * @param shard the servers that it is one of
 */
record ScannedServer(Node master, Node shard) {

    static Stream<ScannedServer> of(Topology.Shard shard) {
        return shard.node().masters().stream().map(master -> new ScannedServer(master, shard.node()));
    }

    Scan scan(byte[] pattern) {
        return new Scan(master::send, pattern);
    }
}
