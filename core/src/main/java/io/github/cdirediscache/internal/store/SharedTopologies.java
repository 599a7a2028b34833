package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.RequestObserver;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.ConnectionConfig;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.connection.CredentialsProvider;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.topology.Topologies;
import io.github.cdirediscache.internal.topology.Topology;
import io.github.cdirediscache.internal.wire.ReplyLimit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The servers and their connection pools. Two caches share them only if every setting of the connection is the same. */
public final class SharedTopologies implements AutoCloseable {

    /** Its header comes before a value. The largest one has the ids of serializer and compressor. */
    private static final int HEADER = 512;

    private final Map<Key, Topology> topologies = new ConcurrentHashMap<>();
    private final Map<Key, ReplyLimit> limits = new ConcurrentHashMap<>();
    private final Map<String, CredentialsProvider> credentials;
    private final @Nullable RequestObserver observer;
    private final Time time;
    private final @Nullable Scheduler scheduler;
    private final Executor workers;

    /**
     * No topology yet.
     *
     * @param credentials providers of credentials beside those that are made of class names, by their names
     * @param observer is told of every exchange; {@code null} for nobody
     * @param time the clocks
     * @param scheduler closes idle connections; {@code null}: they stay open
     * @param workers ask several servers side by side
     */
    public SharedTopologies(
            Map<String, CredentialsProvider> credentials,
            @Nullable RequestObserver observer,
            Time time,
            @Nullable Scheduler scheduler,
            Executor workers) {
        this.credentials = Map.copyOf(credentials);
        this.observer = observer;
        this.time = time;
        this.scheduler = scheduler;
        this.workers = workers;
    }

    public Topology of(CacheConfig config) {
        Key key = new Key(
                config.connection(),
                config.failure().breakerFailures(),
                config.failure().breakerOpenFor());
        ReplyLimit limit = limits.computeIfAbsent(key, missing -> new ReplyLimit());
        limit.allow((int) Math.min(Integer.MAX_VALUE - 8L, config.format().maxValueSize() + (long) HEADER));
        return topologies.computeIfAbsent(
                key,
                missing -> Topologies.open(
                        config.connection(),
                        config.failure(),
                        new ServerEvents(config.connection().topology().kind() == TopologyKind.CLUSTER, time::nanos),
                        credentials,
                        observer,
                        time,
                        scheduler,
                        workers,
                        limit));
    }

    @Override
    public void close() {
        topologies.values().forEach(Topology::close);
    }

    private record Key(ConnectionConfig connection, int breakerFailures, Duration breakerOpenFor) {}
}
