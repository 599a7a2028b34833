package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.log.CacheLog;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.topology.Exchanges;
import io.github.cdirediscache.internal.topology.Topology;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Composes the chains of stores. */
public final class Stores {

    private Stores() {}

    /** The entries as they are, for a tool that reads and keeps nothing back. */
    public static EntryStore of(Topology topology, Executor workers) {
        return of(topology, workers, UnaryOperator.identity());
    }

    /** The entries of a cache. */
    public static EntryStore of(
            Topology topology,
            Executor workers,
            KeySelection wholeCache,
            int maxPendingInvalidations,
            Scheduler scheduler,
            CacheLog log) {
        return of(topology, workers, shard -> {
            PendingInvalidations pending = new PendingInvalidations(wholeCache, maxPendingInvalidations);
            return new InvalidationGate(shard, pending, new Delivery(shard, pending, scheduler, workers, log));
        });
    }

    private static EntryStore of(Topology topology, Executor workers, UnaryOperator<EntryStore> gate) {
        List<EntryStore> shards = topology.shards().stream()
                .map(named -> gate.apply(new ShardStore(named.shard(), workers)))
                .toList();
        return shards.size() == 1
                ? shards.get(0)
                : new ShardedStore(topology::shardOf, shards, new Exchanges(Time.system(), workers));
    }
}
