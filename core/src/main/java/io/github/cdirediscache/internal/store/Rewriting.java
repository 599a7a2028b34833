package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Rewrites entries while they are in use: each is replaced only if it is still what was read, and keeps its time to live.
 * All servers at the same time.
 */
public final class Rewriting {

    /** Values held in memory at once, for each server. */
    private static final int BATCH = 100;

    private final EntryStore store;
    private final KeySelection keys;
    private final Function<byte[], Optional<byte[]>> rewrite;
    private final Executor workers;
    private final LongConsumer progress;
    private final AtomicLong rewritten = new AtomicLong();
    private long seen;

    /**
     * A rewriting.
     *
     * @param store where the entries are
     * @param keys which
     * @param rewrite gives what an entry is to be instead; nothing if it is left alone; called by several threads
     * @param workers runs one task for each server
     * @param progress is told how many entries were seen, by one thread at a time
     */
    public Rewriting(
            EntryStore store,
            KeySelection keys,
            Function<byte[], Optional<byte[]>> rewrite,
            Executor workers,
            LongConsumer progress) {
        this.store = store;
        this.keys = keys;
        this.rewrite = rewrite;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * Runs to the end. A server that fails ends its own part alone.
     *
     * @throws CacheUnavailableException what the first such server said, when the others have come to their end
     */
    public void run() {
        SideBySide.run(
                workers,
                store.shards().stream()
                        .<Runnable>map(shard -> () -> SideBySide.run(
                                workers,
                                shard.scans(keys.pattern()).stream()
                                        .<Runnable>map(scan -> () -> run(shard, scan))
                                        .toList()))
                        .toList());
    }

    private void run(EntryStore shard, Scan scan) {
        while (scan.hasNext()) {
            List<PhysicalKey> page = keys.of(scan.next());
            for (int from = 0; from < page.size(); from += BATCH) {
                List<PhysicalKey> batch = page.subList(from, Math.min(page.size(), from + BATCH));
                rewrite(shard, batch);
                tell(batch.size());
            }
        }
    }

    private void rewrite(EntryStore shard, List<PhysicalKey> batch) {
        List<Reply<byte[]>> entries = shard.sendAll(
                batch.stream().map(key -> KeyCommand.get(key).ofMaster()).toList());
        List<KeyCommand<Boolean>> replacements = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if (entries.get(i).failure() instanceof CacheUnavailableException failure) {
                throw failure;
            }
            byte[] old = entries.get(i).failure() == null ? entries.get(i).get() : null;
            if (old != null) {
                PhysicalKey key = batch.get(i);
                rewrite.apply(old)
                        .map(now -> Scripts.REPLACE.on(key, Script.sha1Hex(old), now))
                        .ifPresent(replacements::add);
            }
        }
        for (Reply<Boolean> replaced : shard.sendAll(replacements)) {
            rewritten.addAndGet(Boolean.TRUE.equals(replaced.get()) ? 1 : 0);
        }
    }

    private synchronized void tell(int entries) {
        seen += entries;
        progress.accept(seen);
    }

    /** How many entries were replaced until now. */
    public long rewritten() {
        return rewritten.get();
    }

    /** How many entries were looked at until now. */
    public synchronized long seen() {
        return seen;
    }
}
