package io.github.cdirediscache.internal.inspect;

import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.store.Scan;
import io.github.cdirediscache.internal.store.ServerScan;
import io.github.cdirediscache.internal.store.SideBySide;
import io.github.cdirediscache.internal.store.Sweep;
import io.github.cdirediscache.internal.topology.Shard;
import io.github.cdirediscache.internal.topology.Topology;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The removal of keys for a tool, from all servers at the same time: it tells how far it is. */
final class RawRemoval {

    private final KeySelection keys;
    private final boolean dryRun;
    private final Consumer<Removed> progress;
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong all = new AtomicLong();
    private final AtomicLong removed = new AtomicLong();

    RawRemoval(KeySelection keys, boolean dryRun, Consumer<Removed> progress) {
        this.keys = keys;
        this.dryRun = dryRun;
        this.progress = progress;
    }

    Removed run(List<Topology.NamedShard> shards, Executor workers) {
        SideBySide.run(
                workers,
                shards.stream()
                        .<Runnable>map(shard -> () -> run(shard.shard(), workers))
                        .toList());
        return soFar();
    }

    private void run(Shard shard, Executor workers) {
        Sweep sweep = new Sweep(shard, workers);
        sweep.run(server -> run(sweep, new ScannedServer(server, shard)));
    }

    private void run(Sweep sweep, ScannedServer server) {
        long here = SizeCount.allKeys(server).orElse(0);
        all.addAndGet(here);
        Scan scan = server.scan(keys.pattern());
        for (long looked = 0; scan.hasNext(); ) {
            List<PhysicalKey> page = keys.of(scan.next());
            removed.addAndGet(dryRun ? page.size() : sweep.unlink(page));
            // Redis does not say how many keys it looked at; it is about as many as it was asked to.
            long left = Math.max(0, here - looked);
            long step = scan.hasNext() ? Math.min(ServerScan.COUNT, left) : left;
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
