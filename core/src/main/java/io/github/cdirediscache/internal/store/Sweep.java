package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.topology.Shard;
import io.github.cdirediscache.internal.wire.KeysCommand;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.Unforeseen;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Goes through the keys of a shard, on all servers in parallel, and again if keys have moved between them meanwhile.
 */
public final class Sweep {

    /** How often it starts again. */
    private static final int MAX_ROUNDS = 3;

    private final Shard shard;
    private final Executor workers;

    public Sweep(Shard shard, Executor workers) {
        this.shard = shard;
        this.workers = workers;
    }

    /** Removes keys. */
    Removal remove(KeySelection selection) {
        AtomicLong removed = new AtomicLong();
        try {
            run(server -> {
                ServerScan scan = new ServerScan(server, selection.pattern());
                while (scan.hasNext()) {
                    removed.addAndGet(unlink(selection.of(scan.next())));
                }
            });
            return new Removal(removed.get(), List.of());
        } catch (RuntimeException stoppedEarly) {
            return Removal.failed(removed.get(), Unforeseen.asUnavailable(shard.location(), stoppedEarly));
        }
    }

    /** Removes keys of one page, wherever they are now. */
    public long unlink(List<PhysicalKey> page) {
        return page.isEmpty() ? 0 : Objects.requireNonNull(shard.send(KeysCommand.unlink(page)), "a number");
    }

    /**
     * Does something with each server that holds keys. If some keys have no server for now, it is done with the others
     * all the same.
     *
     * @throws CacheUnavailableException if it stopped early, or some keys have no server
     */
    public void run(OnServer task) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Object before = shard.layout();
            SideBySide.run(
                    workers,
                    shard.masters().stream()
                            .<Runnable>map(server -> () -> task.with(server))
                            .toList());
            if (before.equals(shard.layout())) {
                shard.checkComplete();
                return;
            }
        }
        throw new CacheUnavailableException(
                "slots of " + shard.location() + " kept moving; gave up after " + MAX_ROUNDS + " scans", null);
    }

    /** What is done with a server. */
    @FunctionalInterface
    public interface OnServer {
        void with(Node server);
    }
}
