package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.FailureConfig;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.log.CacheLog;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.topology.Exchanges;
import io.github.cdirediscache.internal.topology.Shard;
import io.github.cdirediscache.internal.topology.Topology;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Composes the chains of stores. */
public final class Stores {

    private Stores() {}

    /** The entries as they are, for a tool that reads and keeps nothing back. */
    public static EntryStore of(Topology topology, Executor workers, Time time) {
        return of(topology, workers, time, shard -> new ShardStore(shard, workers));
    }

    /** The entries of a cache. */
    public static EntryStore of(
            Topology topology,
            Executor workers,
            KeySelection wholeCache,
            CacheConfig config,
            Scheduler scheduler,
            Time time,
            CacheLog log) {
        FailureConfig failure = config.failure();
        return of(topology, workers, time, shard -> {
            EntryStore store = new ShardStore(shard, workers);
            PendingInvalidations pending = new PendingInvalidations(wholeCache, failure.maxPendingInvalidations());
            if (failure.failoverReplay().isZero() || !shard.mayFailOver()) {
                Delivery delivery = new Delivery(store, pending, scheduler, workers, log);
                return new InvalidationGate(store, pending, delivery, Replay.none());
            }
            RecentChanges recent = new RecentChanges(
                    wholeCache, failure.maxPendingInvalidations(), failure.failoverReplay(), time::nanos);
            EntryStore recording = new RecordingStore(store, shard, recent, pending);
            Delivery delivery = new Delivery(recording, pending, scheduler, workers, log);
            Replay.OfShard replay = new Replay.OfShard(shard, recent, pending, delivery);
            replay.lookOut(scheduler.in(workers));
            return new InvalidationGate(recording, pending, delivery, replay);
        });
    }

    private static EntryStore of(Topology topology, Executor workers, Time time, Function<Shard, EntryStore> store) {
        List<EntryStore> shards = topology.shards().stream()
                .map(named -> store.apply(named.shard()))
                .toList();
        return shards.size() == 1
                ? shards.get(0)
                : new ShardedStore(topology::shardOf, shards, new Exchanges(time, workers));
    }
}
