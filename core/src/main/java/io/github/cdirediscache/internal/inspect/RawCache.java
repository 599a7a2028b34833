package io.github.cdirediscache.internal.inspect;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.internal.entry.Payloads;
import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.key.KeyFunctions;
import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.store.SharedTopologies;
import io.github.cdirediscache.internal.store.Stores;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.topology.Topology;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A cache as it stands in Redis, for tools that lack the application's classes: no value is ever turned into an object.
 * It has connections of its own. Thread-safe.
 *
 * <p>Every method throws {@link CacheUnavailableException} if Redis is unavailable, whatever {@code on-failure} says, and
 * what it needs of a Redis user is what the cache needs: {@code GET}, {@code SCAN} and scripts.
 */
public final class RawCache implements AutoCloseable {

    /** Keys in different slots: that a node holds them all by chance is next to impossible. */
    private static final int PROBES = 16;

    private final CacheConfig config;
    private final KeySpace space;
    private final SharedTopologies topologies;
    private final Topology topology;
    private final Formats formats;
    private final RawReads reads;
    private final Time time;
    private final Executor workers = RawCache::inOwnThread;

    private RawCache(CacheConfig config, Time time) {
        this.config = config;
        this.space = new KeyFunctions(Map.of()).keySpace(config);
        this.formats = Formats.of(
                "json",
                Map.of(),
                List.of(),
                config.format().compressor(),
                config.format().compressorAccepts(),
                config.format().compressorLevel(),
                config.format().maxValueSize(),
                List.of(),
                List.of());
        this.topologies = new SharedTopologies(Map.of(), null, time, null, workers);
        this.topology = topologies.of(config);
        int maxValueSize = config.format().maxValueSize();
        this.reads = new RawReads(space, new Payloads(formats, maxValueSize), maxValueSize, time);
        this.time = time;
    }

    /** One that waits for a server may wait for others in turn: a pool of few threads could come to a standstill. */
    private static void inOwnThread(Runnable work) {
        Thread thread = new Thread(work, "cdi-redis-cache-tool");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The cache with these settings, at their version.
     *
     * @param config the settings; the serializer among them is not looked at
     * @return the cache; close it at the end. Nothing is connected yet
     * @throws IllegalArgumentException if the cache is not enabled, or its compressor does not exist
     */
    public static RawCache open(CacheConfig config) {
        if (!config.enabled()) {
            throw new IllegalArgumentException("enabled must be true, was false (cache " + config.name() + ")");
        }
        return new RawCache(config, Time.system());
    }

    /**
     * One entry.
     *
     * @param key the key
     * @return what stands there; empty if there is nothing
     * @throws IllegalArgumentException if it is no key
     */
    public Optional<RawValue> read(String key) {
        int shard = topology.shardOf(space.valueKey(key));
        return reads.read(topology.shards().get(shard).shard(), key);
    }

    /**
     * Every key of this version that matches a pattern, whatever stands there, read as the stream is consumed. The
     * promises are those of {@link io.github.cdirediscache.cache.Cache#keys}, but keys without a value are listed, too.
     *
     * @param glob a pattern on the key alone
     * @return the entries; the stream need not be closed
     * @throws IllegalArgumentException if it is no pattern
     */
    public Stream<RawEntry> entries(String glob) {
        KeyPattern pattern = space.matching(glob).pattern();
        checkTopology();
        return scanned()
                .flatMap(part ->
                        stream(part.scan(pattern)).flatMap(page -> reads.entries(part.shard(), page).stream()));
    }

    private Stream<ScannedServer> scanned() {
        return topology.shards().stream().flatMap(ScannedServer::of);
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /**
     * How large this version of the cache is, estimated from a sample: the first keys of each server as {@code SCAN}
     * gives them, which is by their hash, and so at random. A server with fewer keys is counted.
     *
     * @param sample how many keys of each server to look at, those of others included; positive
     * @return keys and bytes
     * @throws IllegalArgumentException if the sample is not positive
     */
    public RawSize size(int sample) {
        if (sample <= 0) {
            throw new IllegalArgumentException("sample must be positive, was " + sample);
        }
        checkTopology();
        return RawSizes.sum(scanned()
                .map(part -> new SizeCount(part, space, reads, seen -> {}).sample(sample))
                .toList());
    }

    /**
     * How large this version of the cache is, counted key by key.
     *
     * @param progress is given the number of keys counted so far
     * @return keys and bytes
     */
    public RawSize exactSize(LongConsumer progress) {
        List<RawSize> sizes = new ArrayList<>();
        checkTopology();
        scanned().forEach(part -> {
            long before = sizes.stream().mapToLong(RawSize::keys).sum();
            sizes.add(new SizeCount(part, space, reads, seen -> progress.accept(before + seen)).count());
        });
        return RawSizes.sum(sizes);
    }

    /**
     * Compresses the entries of all versions as the settings say today, while the cache is in use. What the serializer
     * wrote stays, and so do times to live. Entries that change meanwhile or that a load holds are left alone.
     *
     * @param progress is given the number of keys seen so far
     * @return what was done
     */
    public Rewritten recompress(LongConsumer progress) {
        checkTopology();
        return new Recompression(space, config.format(), formats)
                .run(Stores.of(topology, workers, time), workers, progress);
    }

    /**
     * Removes the keys of this version that match a pattern, while the cache is in use. Loads of them that are under way
     * are not stored.
     *
     * @param glob a pattern on the key alone
     * @param dryRun whether to count them only
     * @param progress is told how far it is, by one thread at a time
     * @return what was removed, or would be
     * @throws IllegalArgumentException if it is no pattern
     */
    public Removed remove(String glob, boolean dryRun, Consumer<Removed> progress) {
        checkTopology();
        return new RawRemoval(space.matching(glob), dryRun, progress).run(topology.shards(), workers);
    }

    /**
     * As {@link #remove}, the keys of all versions.
     *
     * @param progress is told how far it is, by one thread at a time
     * @return what was removed
     */
    public Removed removeAllVersions(Consumer<Removed> progress) {
        checkTopology();
        return new RawRemoval(space.allVersions(), false, progress).run(topology.shards(), workers);
    }

    /**
     * Checks that no server is a node of a cluster that is not known as one: a scan of it would give a part of the keys for
     * all of them. Such a node does not hold each of the keys that are read here.
     *
     * @throws CacheUnavailableException if one is; names the setting
     */
    public void checkTopology() {
        if (config.connection().topology().kind() == TopologyKind.CLUSTER) {
            return;
        }
        List<KeyCommand<byte[]>> probes = IntStream.range(0, PROBES)
                .mapToObj(number -> KeyCommand.get(space.probeKey(number)))
                .toList();
        scanned().flatMap(part -> part.master().sendAll(probes).stream()).forEach(reply -> {
            if (reply.failure() instanceof RedirectedException elsewhere) {
                throw elsewhere;
            }
        });
    }

    /**
     * How long each server took to answer a read just now, its connection there already.
     *
     * @return the times by location; a server that does not answer is not among them
     */
    public Map<String, Duration> roundTrips() {
        Map<String, Duration> times = new LinkedHashMap<>();
        KeyCommand<byte[]> read = KeyCommand.get(space.valueKey("health"));
        for (Topology.NamedShard shard : topology.shards()) {
            try {
                shard.shard().members().forEach(member -> time(member.node(), read, times));
            } catch (CacheUnavailableException unknown) {
                // Said by their absence.
            }
        }
        return times;
    }

    private void time(Node node, KeyCommand<byte[]> read, Map<String, Duration> times) {
        try {
            answered(node, read);
            long begin = time.nanos();
            answered(node, read);
            times.put(node.location(), Duration.ofNanos(time.nanos() - begin));
        } catch (CacheUnavailableException down) {
            // Said by its absence.
        }
    }

    private static void answered(Node node, KeyCommand<byte[]> read) {
        try {
            node.send(read);
        } catch (UnexpectedErrorException | RedirectedException answer) {
            // An error is an answer, too.
        } catch (CacheUnavailableException down) {
            throw down;
        } catch (CacheException answer) {
            // An error is an answer, too.
        }
    }

    /** Closes the connections. Idempotent. */
    @Override
    public void close() {
        topologies.close();
        formats.close();
    }

    @Override
    public String toString() {
        return "raw cache " + config.name();
    }
}
