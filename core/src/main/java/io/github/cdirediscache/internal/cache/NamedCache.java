package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.KeptFailures;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.FormatConfig;
import io.github.cdirediscache.config.LoadConfig;
import io.github.cdirediscache.format.Compressor;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.entry.Payloads;
import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.key.KeyFunctions;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.load.Loading;
import io.github.cdirediscache.internal.log.CacheLog;
import io.github.cdirediscache.internal.store.EntryStore;
import io.github.cdirediscache.internal.store.SharedTopologies;
import io.github.cdirediscache.internal.store.Stores;
import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.topology.Topology;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One named cache: what its views of different value types share, and how such a view is made. */
final class NamedCache implements AutoCloseable {

    private final CacheConfig config;
    private final KeySpace space;
    private final Threads threads;
    private final Formats formats;
    private final Time time;
    private final Chance chance;
    private final LoadOptions loadOptions;
    private final Topology topology;
    private final CacheContext context;
    private final LocalLocks localLocks;

    NamedCache(
            CacheConfig config,
            SharedTopologies topologies,
            Threads threads,
            List<Serializer> serializers,
            List<Compressor> compressors,
            KeyFunctions keyFunctions,
            Time time,
            Chance chance) {
        this.config = config;
        this.space = keyFunctions.keySpace(config);
        this.threads = threads;
        this.time = time;
        this.chance = chance;
        this.localLocks = new LocalLocks(time, chance);
        this.loadOptions = loadOptions(config);
        this.formats = formats(config.format(), serializers, compressors);
        this.topology = config.enabled() ? topologies.of(config) : Topology.none();
        this.context = context(config, topology, threads);
    }

    private static Formats formats(FormatConfig format, List<Serializer> serializers, List<Compressor> compressors) {
        return Formats.of(
                format.serializer(),
                format.serializerOptions(),
                format.accepts(),
                format.compressor(),
                format.compressorAccepts(),
                format.compressorLevel(),
                format.maxValueSize(),
                serializers,
                compressors);
    }

    private CacheContext context(CacheConfig config, Topology topology, Threads threads) {
        CacheLog log = new CacheLog(config.name(), time::nanos);
        LoadConfig load = config.load();
        if (load.lease().compareTo(load.loadWait()) >= 0 && !load.loadWait().isZero()) {
            log.leaseOutlastsWait(load.lease(), load.loadWait());
        }
        EntryStore store =
                Stores.of(topology, threads.workers(), space.allVersions(), config, threads.scheduler(), time, log);
        return new CacheContext(
                config,
                store,
                new OperationCounters(),
                log,
                time,
                chance,
                threads.workers(),
                new Payloads(formats, config.format().maxValueSize()),
                new PendingReleases(store, threads.scheduler(), threads.workers()));
    }

    static LoadOptions loadOptions(CacheConfig config) {
        LoadConfig load = config.load();
        return new LoadOptions(
                config.expiry().timeout(),
                config.expiry().nullTimeout(),
                load.staleFor(),
                load.staleOnError(),
                load.earlyRefresh(),
                load.lease(),
                load.loadWait(),
                value -> false,
                KeptFailures.NONE);
    }

    /** The view for values of a type. */
    Cache<Object> of(Type type) {
        if (!config.enabled()) {
            return new DisabledCache<>(config.name(), space, loadOptions, context.counters, localLocks, time);
        }
        EntryCodec codec = new EntryCodec(
                type,
                formats,
                config.format().compressorMinSize(),
                config.format().maxValueSize(),
                config.format().verify());
        Reads<Object> reads = new Reads<>(context, space, codec);
        Loading<Object> loading = new Loading<>(
                new RedisLeases<>(context, codec, reads),
                context.counters,
                time,
                chance,
                threads.scheduler(),
                threads.workers());
        context.register(loading);
        return new RedisCache<>(context, space, codec, loading, loadOptions);
    }

    /** For each shard what asks its servers; none if this cache is not enabled. */
    Stream<Supplier<List<Probe>>> probes() {
        return topology.shards().stream().map(shard -> () -> Probe.of(config, shard, space));
    }

    boolean holdsLeases() {
        return context.holdsLeases();
    }

    /** So that other processes need not wait for what this one was loading. */
    void releaseLeases() {
        context.releaseLeases();
    }

    @Override
    public void close() {
        context.close();
        formats.close();
    }
}
