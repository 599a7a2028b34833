package io.github.cdirediscache.internal.inspect;

import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.store.Scan;
import io.github.cdirediscache.internal.store.ServerScan;
import io.github.cdirediscache.internal.topology.Shard;
import io.github.cdirediscache.internal.topology.Topology;
import io.github.cdirediscache.internal.wire.Node;
import java.util.stream.Stream;

/**
 * A server that is asked for its keys, and where commands about these keys go: a key may move meanwhile.
 *
 * @param master the server
 * @param shard the shard that it is of
 */
record ScannedServer(Node master, Shard shard) {

    static Stream<ScannedServer> of(Topology.NamedShard shard) {
        return shard.shard().masters().stream().map(master -> new ScannedServer(master, shard.shard()));
    }

    Scan scan(KeyPattern pattern) {
        return new ServerScan(master, pattern);
    }
}
