package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.topology.Topology;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The removal of keys for a tool, from all servers at the same time: it tells how far it is. */
final class RawRemoval {

    private final byte[] pattern;
    private final Predicate<byte[]> isOurs;
    private final boolean dryRun;
    private final Consumer<Removed> progress;
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong all = new AtomicLong();
    private final AtomicLong removed = new AtomicLong();

    RawRemoval(byte[] pattern, Predicate<byte[]> isOurs, boolean dryRun, Consumer<Removed> progress) {
        this.pattern = pattern;
        this.isOurs = isOurs;
        this.dryRun = dryRun;
        this.progress = progress;
    }

    Removed run(List<Topology.Shard> shards) {
        shards.parallelStream().forEach(shard -> sweep(shard.node()));
        return soFar();
    }

    private void sweep(Node shard) {
        for (int round = 0; round < Sweep.MAX_ROUNDS; round++) {
            Object before = shard.layout();
            shard.masters().parallelStream().forEach(master -> sweep(new ScannedServer(master, shard)));
            if (before.equals(shard.layout())) {
                return;
            }
        }
        throw new CacheUnavailableException(
                "slots of " + shard.location() + " kept moving; gave up after " + Sweep.MAX_ROUNDS + " scans", null);
    }

    private void sweep(ScannedServer server) {
        long here = Census.allKeys(server).orElse(0);
        all.addAndGet(here);
        Scan scan = server.scan(pattern);
        for (long looked = 0; scan.hasNext(); ) {
            List<byte[]> page = scan.next().stream().filter(isOurs).toList();
            if (!page.isEmpty()) {
                removed.addAndGet(
                        dryRun ? page.size() : Reads.number(server.shard().send(Request.unlink(page))));
            }
            // Redis does not say how many keys it looked at; it is about as many as it was asked to.
            long step = scan.hasNext() ? Math.min(Scan.COUNT, Math.max(0, here - looked)) : Math.max(0, here - looked);
            looked += step;
            seen.addAndGet(step);
            tell();
        }
    }

    private synchronized void tell() {
        progress.accept(soFar());
    }

    private Removed soFar() {
        return new Removed(seen.get(), all.get(), removed.get());
    }
}
