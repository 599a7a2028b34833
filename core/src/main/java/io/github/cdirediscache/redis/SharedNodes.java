package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.ConnectionConfig;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.connection.Node;
import io.github.cdirediscache.connection.NodeListener;
import io.github.cdirediscache.connection.Nodes;
import io.github.cdirediscache.log.CacheLog;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The servers' connection pools. Two caches share one only if every setting of the connection is the same. */
final class SharedNodes implements AutoCloseable {

    private final Map<Key, Node> nodes = new ConcurrentHashMap<>();

    Node of(Location location, CacheConfig config) {
        Key key = new Key(
                location,
                config.connection(),
                config.failure().breakerFailures(),
                config.failure().breakerOpenFor());
        return nodes.computeIfAbsent(
                key, missing -> Nodes.open(location, config.connection(), config.failure(), new Log()));
    }

    @Override
    public void close() {
        nodes.values().forEach(Node::close);
    }

    private record Key(Location location, ConnectionConfig connection, int breakerFailures, Duration breakerOpenFor) {}

    private static final class Log implements NodeListener {

        @Override
        public void down(String location, CacheUnavailableException cause) {
            CacheLog.serverDown(location, cause);
        }

        @Override
        public void up(String location) {
            CacheLog.serverUp(location);
        }
    }
}
